// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners of events, in order, on a thread of their own, so that a slow one delays only other listeners. */
final class ListenerRoom {

    private static final Logger LOG = LoggerFactory.getLogger(ListenerRoom.class);

    private final List<PeerListener> listeners = new CopyOnWriteArrayList<>();
    private final SerialLoop loop = new SerialLoop("homedomain-listeners");

    void add(PeerListener listener) {
        listeners.add(listener);
    }

    void remove(PeerListener listener) {
        listeners.remove(listener);
    }

    void tell(List<PeerEvent> events) {
        if (!events.isEmpty() && !listeners.isEmpty()) {
            loop.post(() -> events.forEach(this::tellAll));
        }
    }

    private void tellAll(PeerEvent event) {
        for (PeerListener listener : listeners) {
            try {
                listener.onPeerEvent(event);
            } catch (RuntimeException thrown) {
                LOG.warn(
                        "{} failed on {} of {}",
                        listener,
                        event.kind(),
                        event.peer().name(),
                        thrown);
            }
        }
    }

    void close() {
        loop.close();
    }
}
