// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.homedomain.spi.discovery.LocalNetwork.Link;

/** Which of this machine's addresses are told to others. */
final class OwnAddresses {

    private static final Comparator<InetAddress> MOST_USEFUL_FIRST =
            Comparator.comparing(InetAddress::isLinkLocalAddress).thenComparing(address -> address.getAddress().length);

    /** What others take of one domain; docs/protocol.md. A machine with many containers has more. */
    private static final int MAX = 16;

    private OwnAddresses() {}

    /** All but loopback ones; those only if there is nothing else. Without zones: they mean nothing elsewhere. */
    static List<String> of(List<Link> links) {
        boolean onlyLoopback = links.stream().allMatch(Link::loopback);
        Predicate<InetAddress> told = address -> onlyLoopback || !address.isLoopbackAddress();
        return links.stream()
                .flatMap(link -> link.addresses().stream())
                .filter(told)
                .sorted(MOST_USEFUL_FIRST)
                .map(OwnAddresses::text)
                .distinct()
                .limit(MAX)
                .toList();
    }

    private static String text(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
