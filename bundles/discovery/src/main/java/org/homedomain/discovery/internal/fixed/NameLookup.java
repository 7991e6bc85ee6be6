// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.fixed;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the addresses of host names and remembers which names had none; for any thread. */
final class NameLookup {

    private final Map<String, Boolean> failed = new ConcurrentHashMap<>();

    /** All addresses, as text; empty if there are none now. Blocks for as long as the system's resolver does. */
    List<String> addresses(String host) {
        try {
            List<String> addresses = Arrays.stream(InetAddress.getAllByName(host))
                    .map(InetAddress::getHostAddress)
                    .distinct()
                    .toList();
            failed.remove(host);
            return addresses;
        } catch (UnknownHostException unknown) {
            failed.put(host, true);
            return List.of();
        }
    }

    /** Names that had no address when last looked up. */
    Set<String> failed() {
        return Set.copyOf(failed.keySet());
    }
}
