// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.net.InetAddress;
import java.util.List;
import org.xbill.DNS.Name;

/**
 * An instance of our service that a packet told of.
 *
 * @param instance its name
 * @param id the domain's ID; empty if it is longer than an announcement can hold
 * @param port 1 to 65535; 0 if the packet did not tell, so that it must be asked for
 * @param addresses the sender's first, then those the packet gave
 */
record Heard(Name instance, String id, int port, List<InetAddress> addresses) {

    Heard {
        addresses = List.copyOf(addresses);
    }

    boolean isComplete() {
        return port != 0;
    }
}
