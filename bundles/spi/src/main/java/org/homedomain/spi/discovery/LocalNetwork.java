// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.discovery;

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
     * One network interface.
     *
     * @param name of the interface
     * @param addresses its allowed addresses
     * @param loopback whether it is the loopback interface
     */
    record Link(String name, List<InetAddress> addresses, boolean loopback) {

        /** Copies the list. */
        public Link {
            addresses = List.copyOf(addresses);
        }
    }
}
