// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Peer;

/** All that is known of one domain, one fact a line. */
final class PeerBlock {

    private static final int LABEL_WIDTH = 14;

    private PeerBlock() {}

    static void print(Dominion dominion, Peer peer, Screen screen) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("name", peer.name() + (dominion.isSelf(peer) ? " (self)" : ""));
        facts.put("ID", peer.id());
        facts.put("dominion", dominion.view().title());
        facts.put("status", StatusName.of(peer));
        facts.put("suspected", Standing.suspicion(dominion, peer));
        facts.put("away", away(dominion, peer));
        facts.put("remark", peer.contact().remark());
        Endpoint endpoint = peer.identity().endpoint();
        facts.put("addresses", endpoint.addresses().isEmpty() ? "none known" : addresses(endpoint));
        facts.put("version", peer.identity().version());
        facts.put("incarnation", peer.original() ? "none: it runs the original system" : "" + peer.incarnation());
        facts.put("traits", orNone(String.join(", ", peer.identity().traits())));
        facts.put("services", orNone(services(peer)));
        facts.put(
                "round trip",
                dominion.registry().roundTrip(peer).map(RoundTrips::millis).orElse(""));
        facts.put("last contact", lastContact(dominion, peer));
        facts.forEach((label, fact) -> {
            if (!fact.isEmpty()) {
                screen.line(label + " ".repeat(LABEL_WIDTH - label.length()) + fact);
            }
        });
    }

    private static String away(Dominion dominion, Peer peer) {
        return dominion.registry()
                .untilReturn(peer)
                .map(left -> "for another " + Span.of(left))
                .orElse("");
    }

    private static String addresses(Endpoint endpoint) {
        return endpoint.addresses().stream()
                .map(address -> Endpoint.of(address, endpoint.port()).toString())
                .collect(Collectors.joining(", "));
    }

    private static String services(Peer peer) {
        return Dominion.services(peer).stream().map(PeerBlock::service).collect(Collectors.joining(", "));
    }

    private static String service(AdvertisedService service) {
        return service.name() + " (port " + service.port() + ")";
    }

    private static String lastContact(Dominion dominion, Peer peer) {
        if (dominion.isSelf(peer)) {
            return "this is the domain you are asking";
        }
        return dominion.sinceContact(peer).map(age -> Age.of(age) + " ago").orElse("never");
    }

    private static String orNone(String list) {
        return list.isEmpty() ? "none" : list;
    }
}
