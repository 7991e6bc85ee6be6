// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.discovery;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The links of this machine that the domain may use, followed as they come and go; an OSGi service. Methods may be
 * called from any thread and do not block.
 */
@ProviderType
public interface LocalNetwork {

    /** Links that are up and allowed by the settings, in the system's order. */
    List<Link> links();

    /**
     * Whether packets to or from an address stay within a house: loopback, link-local, private (RFC 1918) and unique
     * local (RFC 4193). Shared addresses of providers (100.64/10) do not count: their other customers can reach them.
     */
    static boolean isNear(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || (address instanceof Inet6Address && (address.getAddress()[0] & 0xFE) == 0xFC);
    }

    /**
     * One network interface.
     *
     * @param name of the interface
     * @param addresses its allowed addresses
     * @param loopback whether it is the loopback interface
     * @param multicast whether it carries multicast, as loopback always does for packets that stay on this machine
     */
    record Link(String name, List<InetAddress> addresses, boolean loopback, boolean multicast) {

        /** Copies the list. */
        public Link {
            addresses = List.copyOf(addresses);
            multicast |= loopback;
        }

        /** One that carries multicast. */
        public Link(String name, List<InetAddress> addresses, boolean loopback) {
            this(name, addresses, loopback, true);
        }
    }
}
