// SPDX-License-Identifier: Apache-2.0
/** Peers found by multicast DNS (RFC 6762, RFC 6763). Start at {@code MdnsDiscovery}; the rules are in {@code MdnsMachine}. */
@NullMarked
package org.homedomain.discovery.internal.mdns;

import org.jspecify.annotations.NullMarked;
