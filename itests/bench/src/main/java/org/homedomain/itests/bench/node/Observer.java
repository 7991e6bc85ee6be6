// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench.node;

import java.util.Set;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerListener;
import org.homedomain.api.peer.PeerRegistry;

/** Says what a domain's registry of peers tells its listeners. */
final class Observer implements PeerListener {

    private static final Set<PeerEvent.Kind> ENDS =
            Set.of(PeerEvent.Kind.FAILED, PeerEvent.Kind.LEFT, PeerEvent.Kind.SLEPT, PeerEvent.Kind.REAPED);

    private final Voice voice;

    Observer(Voice voice) {
        this.voice = voice;
    }

    /** Events before a listener came are in the view only. */
    void begin(PeerRegistry registry) {
        voice.self(registry.view().self().id());
        registry.view().members().map(Peer::id).forEach(voice::present);
    }

    @Override
    public void onPeerEvent(PeerEvent event) {
        String id = event.peer().id();
        if (event.kind() == PeerEvent.Kind.JOINED) {
            voice.present(id);
        } else if (ENDS.contains(event.kind())) {
            voice.gone(id);
        }
    }
}
