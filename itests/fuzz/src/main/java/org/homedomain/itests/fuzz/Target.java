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
 * @param run the same method, for a test
 */
public record Target(String name, Class<?> type, int longest, Run run) {

    /** Tries one input; throws if something does not hold. */
    @FunctionalInterface
    public interface Run {
        void on(byte[] input) throws Exception;
    }

    /** All there are. */
    public static final List<Target> ALL = List.of(
            new Target("message", MessageFuzz.class, 8_192, MessageFuzz::fuzzerTestOneInput),
            new Target("stream", StreamFuzz.class, 4_200, StreamFuzz::fuzzerTestOneInput),
            new Target("mdns", MdnsFuzz.class, 4_096, MdnsFuzz::fuzzerTestOneInput),
            new Target("toml", TomlFuzz.class, 1_024, TomlFuzz::fuzzerTestOneInput),
            new Target("disk", DiskFuzz.class, 4_096, DiskFuzz::fuzzerTestOneInput),
            new Target("membership", MembershipFuzz.class, 2_048, MembershipFuzz::fuzzerTestOneInput));

    /** The one of that name. */
    static Optional<Target> named(String name) {
        return ALL.stream().filter(target -> target.name().equals(name)).findFirst();
    }
}
