// SPDX-License-Identifier: Apache-2.0
/**
 * Who is in the dominion, as this domain knows it.
 * Start at {@link org.homedomain.api.peer.PeerRegistry}.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.homedomain.api.peer;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
