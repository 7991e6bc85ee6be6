// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.fixed;

import java.util.List;
import org.homedomain.api.diagnosis.Finding;
import org.homedomain.api.peer.Endpoint;

/** Says in words whether the configured peers can be looked for. */
final class FixedReport {

    private FixedReport() {}

    static List<Finding> of(List<Endpoint> peers, NameLookup lookup) {
        if (peers.isEmpty()) {
            return List.of(Finding.ok("configured peers", "There are none; multicast finds those on this network."));
        }
        return peers.stream().map(peer -> finding(peer, lookup)).toList();
    }

    private static Finding finding(Endpoint peer, NameLookup lookup) {
        String subject = "configured peer " + peer;
        boolean unknown = peer.addresses().stream().anyMatch(lookup.failed()::contains);
        return unknown
                ? Finding.fault(
                        subject,
                        "Its host name has no address.",
                        "Correct the name under 'peers' in the settings, write an IP address instead, or see to the name server.")
                : Finding.ok(subject, "Is dialled while it is not a known peer.");
    }
}
