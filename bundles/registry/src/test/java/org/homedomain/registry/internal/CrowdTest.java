// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.homedomain.api.peer.DominionView;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerStatus;
import org.junit.jupiter.api.Test;

/** As many peers as membership takes in; somebody may make them up. */
class CrowdTest {

    private static final int PEERS = 4_096;

    private static DominionView view(int gone) {
        List<Peer> peers = IntStream.range(gone, PEERS)
                .mapToObj(number -> peer("id-" + number, "10.1." + number / 256 + "." + number % 256))
                .toList();
        return new DominionView("Test", peer("self", "10.0.0.1"), peers);
    }

    private static Peer peer(String id, String address) {
        Identity identity = new Identity(id, id, Endpoint.of(address, 9000), "1.0.0", Set.of(), List.of());
        return new Peer(identity, PeerStatus.ALIVE, 1, false, Peer.Contact.NONE);
    }

    /** A step publishes; ten a second must leave time for the rest, on a small computer too. */
    @Test
    void aStepDoesNotComparePeersWithAllPeers() {
        Neighbourhood.LocalTransport transport = (Neighbourhood.LocalTransport) new Neighbourhood().transport(9001);
        TransportLink link = new TransportLink(transport, input -> {}, endpoint -> true, new RoundTrips());
        DominionView all = view(0);
        DominionView fewer = view(1);
        Published published = new Published(all, () -> 0, new RoundTrips());
        all.peers().forEach(peer -> published.contacted(peer.id(), 0));

        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> IntStream.range(0, 400).forEach(step -> {
                    link.compare(all, fewer);
                    published.publish(all);
                }));

        assertThat(transport.forgotten).hasSize(400).containsOnly(Endpoint.of("10.1.0.0", 9000));
    }
}
