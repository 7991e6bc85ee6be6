// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.discovery;

import org.osgi.annotation.versioning.ProviderType;

/**
 * One way to find peers; an OSGi service, of which there may be several. Opening returns at once and never fails:
 * what does not work now (no network, port taken) is retried and told by a diagnosis.
 */
@ProviderType
public interface PeerDiscovery {

    /**
     * Starts to look for peers of one dominion, in posture {@link Posture#QUIET}.
     *
     * @param self whom to announce, and whose own sightings to leave out
     * @param listener is told of every sighting until the session is closed
     */
    DiscoverySession open(Announcement self, SightingListener listener);
}
