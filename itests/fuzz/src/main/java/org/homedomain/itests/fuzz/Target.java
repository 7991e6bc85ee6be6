// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.fuzz;

import java.util.List;
import java.util.Optional;
import org.homedomain.config.internal.reading.TomlFuzz;
import org.homedomain.discovery.internal.mdns.MdnsFuzz;
import org.homedomain.membership.MembershipFuzz;
import org.homedomain.registry.internal.DiskFuzz;
import org.homedomain.rpc.internal.wire.MessageFuzz;
import org.homedomain.rpc.internal.wire.StreamFuzz;

/**
 * Something that reads what others wrote.
 *
 * @param name for people; also that of its corpus
 * @param type the class whose method {@code fuzzerTestOneInput} the fuzzer calls
 * @param longest input that is tried, in bytes
 * @param watched the classes whose branches tell whether an input is new; the less, the faster
 * @param run the same method, for a test
 */
public record Target(String name, Class<?> type, int longest, String watched, Run run) {

    /** Tries one input; throws if something does not hold. */
    @FunctionalInterface
    public interface Run {
        void on(byte[] input) throws Exception;
    }

    private static final String READING = "org.homedomain.**:com.google.protobuf.**:org.xbill.DNS.**";

    /** The codec has targets of its own. */
    private static final String DECIDING = "org.homedomain.membership.**:org.homedomain.spi.**";

    /** All there are. */
    public static final List<Target> ALL = List.of(
            new Target("message", MessageFuzz.class, 8_192, READING, MessageFuzz::fuzzerTestOneInput),
            new Target("stream", StreamFuzz.class, 4_200, READING, StreamFuzz::fuzzerTestOneInput),
            new Target("mdns", MdnsFuzz.class, 4_096, READING, MdnsFuzz::fuzzerTestOneInput),
            new Target("toml", TomlFuzz.class, 1_024, READING, TomlFuzz::fuzzerTestOneInput),
            new Target("disk", DiskFuzz.class, 4_096, READING, DiskFuzz::fuzzerTestOneInput),
            new Target("membership", MembershipFuzz.class, 2_048, DECIDING, MembershipFuzz::fuzzerTestOneInput));

    /** The one of that name. */
    static Optional<Target> named(String name) {
        return ALL.stream().filter(target -> target.name().equals(name)).findFirst();
    }
}
