// SPDX-License-Identifier: Apache-2.0
/**
 * The seam between membership and the network.
 * Start at {@link org.homedomain.spi.transport.PeerTransport}.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.homedomain.spi.transport;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
