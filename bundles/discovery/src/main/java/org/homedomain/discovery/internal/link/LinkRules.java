// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.link;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.homedomain.spi.discovery.LocalNetwork;
import org.homedomain.spi.discovery.LocalNetwork.Link;
import org.homedomain.spi.settings.NetworkSettings;

/** Which interfaces and addresses the settings allow. */
record LinkRules(List<AllowPattern> allow, boolean publicAddresses) {

    static LinkRules of(NetworkSettings settings) {
        return new LinkRules(settings.allow().stream().map(AllowPattern::parse).toList(), settings.publicAddresses());
    }

    /** The link that an interface is under these rules, or the reason why it is none. */
    Verdict judge(InterfaceState each) {
        if (!each.up()) {
            return Verdict.refused(each, "is down");
        }
        if (each.addresses().isEmpty()) {
            return Verdict.refused(each, "has no address");
        }
        List<InetAddress> wanted = keep(each.addresses(), address -> isWanted(each, address));
        if (wanted.isEmpty()) {
            return Verdict.refused(each, allow.isEmpty() ? "is the loopback interface" : "is not allowed");
        }
        List<InetAddress> usable = keep(wanted, address -> publicAddresses || LocalNetwork.isNear(address));
        return usable.isEmpty()
                ? Verdict.refused(each, "has public addresses only")
                : new Verdict(each, Optional.of(new Link(each.name(), usable, each.loopback(), each.multicast())), "");
    }

    private boolean isWanted(InterfaceState each, InetAddress address) {
        return allow.isEmpty()
                ? !each.loopback()
                : allow.stream().anyMatch(pattern -> pattern.allows(each.name(), address));
    }

    private static List<InetAddress> keep(List<InetAddress> addresses, Predicate<InetAddress> condition) {
        return addresses.stream().filter(condition).toList();
    }

    /**
     * @param state the interface
     * @param link what it is used as, empty if it is not used
     * @param refusal why it is not used, a predicate; empty if it is
     */
    record Verdict(InterfaceState state, Optional<Link> link, String refusal) {

        static Verdict refused(InterfaceState state, String refusal) {
            return new Verdict(state, Optional.empty(), refusal);
        }
    }
}
