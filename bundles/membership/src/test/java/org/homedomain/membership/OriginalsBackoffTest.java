// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homedomain.api.peer.Identity;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.ExchangeMessage.DominionPart;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.ProtocolRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rule M6.4: what originals tell in vain for hours does not hide who is there after all. */
class OriginalsBackoffTest {

    private final World world = new World(6);
    private final Host ours = world.host("ours").start();
    private final OriginalHost gossip = world.original("gossip");
    private final OriginalHost third = world.original("third");

    @BeforeEach
    void hearInVainForHours() {
        third.die();
        gossip.known = new ArrayList<>(List.of(third.identity()));
        gossip.share(ours);
        world.run(Duration.ofHours(3));
        third.rise();
    }

    private boolean isShown() {
        return ours.view()
                .find("third")
                .filter(peer -> peer.status() == PeerStatus.ALIVE)
                .isPresent();
    }

    @Test
    void whoWasToldOfInVainIsDialledOnceItCalls() {
        third.share(ours);

        world.runUntil(this::isShown, Duration.ofSeconds(1));
    }

    @Test
    void whoWasToldOfInVainIsDialledOnceOneOfOursSpokeWithIt() {
        world.host("other").start(); // gossip tells it of third, too, and there it is no failure yet

        world.runUntil(this::isShown, Duration.ofSeconds(5));
    }

    @Test
    void whatOursTellIsTriedEachHalfMinuteAndWhatOriginalsTellIsNot() {
        assertThat(dialsInAnHour(false)).isBetween(100, 130);
        assertThat(dialsInAnHour(true)).isLessThan(15);
    }

    /** Of an original that never answers, told of each 5 s. */
    private int dialsInAnHour(boolean byAnOriginal) {
        Fed fed = new Fed(0);
        fed.start();
        int dials = 0;
        for (int round = 0; round < 720; round++) {
            Input told = new Input.ExchangeReceived(round, byAnOriginal ? hearsay() : witness(), "10.0.0.2");
            for (Send send : fed.step(told).sends()) {
                dials += send.target().equals(third.endpoint()) ? 1 : 0;
                fed.fail(send);
            }
            fed.standStill(Duration.ofSeconds(5));
        }
        return dials;
    }

    private ExchangeMessage hearsay() {
        return new ExchangeMessage(Optional.of(gossip.identity()), List.of(third.identity()), Optional.empty());
    }

    private ExchangeMessage witness() {
        Handshake handshake = new Handshake("Dominion", "a", 1, Optional.of(Fed.OWN_ID), ProtocolRange.OURS);
        List<Identity> originals = List.of(third.identity());
        DominionPart part = new DominionPart(handshake, List.of(), originals, List.of(), List.of());
        return new ExchangeMessage(Optional.empty(), List.of(), Optional.of(part));
    }
}
