// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import org.homedomain.spi.discovery.Announcement;
import org.homedomain.spi.discovery.SightingListener;

/** An implementation of multicast DNS. Opening returns at once. */
@FunctionalInterface
interface MdnsProvider {

    MdnsSession open(Announcement self, SightingListener listener);
}
