// SPDX-License-Identifier: Apache-2.0
/**
 * The seam between membership and whatever finds peers; and this machine's network links.
 * Start at {@link org.homedomain.spi.discovery.PeerDiscovery}.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.homedomain.spi.discovery;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
