// SPDX-License-Identifier: Apache-2.0
package org.homedomain.api.peer;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told what happens to peers. Register an implementation as an OSGi service.
 *
 * <p>Calls come after the view that shows the change was published, in order, one at a time, on a thread that serves
 * listeners only; a slow listener delays other listeners and nothing else. What it throws is logged.
 */
@ConsumerType
public interface PeerListener {

    /** Something happened. Peers known before the listener was registered are not reported. */
    void onPeerEvent(PeerEvent event);
}
