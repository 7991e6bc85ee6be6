// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.settings.NetworkSettings;
import org.homedomain.spi.settings.NetworkSettings.MdnsEngine;
import org.homedomain.spi.settings.SelfSettings;

/** Reads the whole of a source. */
final class SettingsReading {

    static final int MAX_TITLE = 64;
    static final int MAX_TRAITS = 64;
    static final int MAX_PEERS = 256;
    static final int MAX_INTERFACES = 64;

    private SettingsReading() {}

    /** Settings with defaults for what is absent or wrong; of use only if {@code problems} has no error. */
    static DomainSettings read(Node.Table table, Problems problems, Surroundings surroundings) {
        TableReader top = new TableReader("", table, problems);
        SelfSettings self = self(top, surroundings);
        NetworkSettings network = network(top);
        DomainSettings settings = new DomainSettings(
                self,
                PacingReading.read(top),
                network,
                ServicesReading.read(top.named("services")),
                surroundings.dataFolder());
        unused(top);
        top.finish();
        return settings;
    }

    private static SelfSettings self(TableReader top, Surroundings surroundings) {
        return new SelfSettings(
                top.value("uuid", Kind.id()),
                top.value("title", Kind.text(MAX_TITLE)).orElse("Dominion"),
                top.value("name", Kind.text(MAX_TITLE)).orElse(surroundings.hostName()),
                top.value("port", Kind.wholeNumber(0, 65_535, ", 0 for a free port"))
                        .orElse(0),
                Set.copyOf(top.list("traits", Kind.text(MAX_TITLE), MAX_TRAITS)));
    }

    private static NetworkSettings network(TableReader top) {
        TableReader network = top.table("network");
        List<String> allow = network.list("interfaces", AllowedLink.KIND, MAX_INTERFACES);
        boolean publicAddresses = network.value("publicAddresses", Kind.yesNo()).orElse(false);
        network.finish();
        TableReader discovery = top.table("discovery");
        boolean mdns = discovery.value("mdns", Kind.yesNo()).orElse(true);
        MdnsEngine engine = discovery
                .value("engine", Kind.choice(Map.of("direct", MdnsEngine.DIRECT, "jmdns", MdnsEngine.JMDNS)))
                .orElse(MdnsEngine.DIRECT);
        discovery.finish();
        return new NetworkSettings(
                allow, publicAddresses, mdns, engine, top.list("peers", PeerAddress.KIND, MAX_PEERS));
    }

    private static void unused(TableReader top) {
        Optional<Node> log = top.node("logfilename");
        if (log.isPresent() && top.value("logfilename", Kind.text(4096)).isPresent()) {
            top.problems()
                    .note(
                            log.get().place(),
                            "'logfilename' is read for the original's sake but not used: the log goes where the runtime sends it");
        }
        HierarchyReading.check(top);
    }
}
