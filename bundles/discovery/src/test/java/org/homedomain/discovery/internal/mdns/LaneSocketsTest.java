// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.List;
import org.homedomain.spi.discovery.LocalNetwork.Link;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real sockets on loopback. */
final class LaneSocketsTest {

    private final Selector selector;
    private final LaneSockets sockets;

    LaneSocketsTest() throws IOException {
        selector = Selector.open();
        sockets = new LaneSockets(selector);
    }

    @AfterEach
    void close() throws IOException {
        sockets.closeAll();
        selector.close();
    }

    @Test
    void anAnswerToOneAskerDoesNotMendALaneThatCannotReachTheGroup() throws Exception {
        Lane lane = new Lane(Domains.loopback().name(), false);
        sockets.follow(List.of(Domains.loopback()), 0);
        assertThat(sockets.open(0, true)).isNotNull();
        sockets.mute(lane, new IOException("Network is unreachable"), 0);

        sockets.answered(lane);
        assertThat(sockets.working()).isEmpty();
        assertThat(sockets.untilNext(0)).isPresent();

        sockets.sent(lane);
        assertThat(sockets.working()).containsExactly(lane);
        assertThat(sockets.counters(lane).out).hasValue(2);
    }

    @Test
    void aTunnelWithoutMulticastHasNoLane() throws Exception {
        Link tunnel = new Link("nosuch0", Domains.loopback().addresses(), false, false);
        sockets.follow(List.of(tunnel, Domains.loopback()), 0);
        assertThat(sockets.open(0, true)).isNotNull();

        assertThat(sockets.states())
                .containsOnlyKeys(new Lane(Domains.loopback().name(), false));
        assertThat(sockets.withoutLink(List.of(tunnel))).hasSize(1);
    }
}
