// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.List;
import org.homedomain.api.peer.Endpoint;

/** Link-local addresses carry the zone of a link of this machine ({@code fe80::1%eth0}); on another they mean nothing. */
final class Zones {

    private Zones() {}

    static boolean isZoned(String address) {
        return address.indexOf('%') >= 0;
    }

    /** The addresses that mean the same on every link. */
    static List<String> unzoned(Endpoint endpoint) {
        return endpoint.addresses().stream()
                .filter(address -> !isZoned(address))
                .toList();
    }
}
