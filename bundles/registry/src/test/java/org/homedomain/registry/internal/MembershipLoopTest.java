// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.homedomain.api.peer.DominionView;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.membership.Answer;
import org.homedomain.membership.Membership;
import org.homedomain.membership.MembershipSettings;
import org.homedomain.membership.Pacing;
import org.homedomain.membership.Remembered;
import org.homedomain.membership.Send;
import org.homedomain.membership.Stance;
import org.homedomain.membership.StreamOrder;
import org.junit.jupiter.api.Test;

class MembershipLoopTest {

    @Test
    void whatADiscoveryThrowsStopsNoClock() throws Exception {
        SerialLoop loop = new SerialLoop("homedomain-test");
        CountDownLatch assumed = new CountDownLatch(3);
        MembershipLoop membership = new MembershipLoop(
                loop,
                new Surroundings(System::nanoTime, InstantSource.system(), new Random(1), () -> "id"),
                new LocalState("hall", "1.0.0", 9001, List.of("127.0.0.1"), Set.of()),
                new MembershipSettings("Test", "id", false, 1, 0, Pacing.DEFAULT),
                (settings, local) ->
                        new Membership(settings, local.identity(), new Neighbourhood().codec()::seal, new Random(1)),
                new BrokenDiscovery(assumed));
        try {
            membership.start(Remembered.from(List.of(), "id"));

            assertThat(assumed.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            loop.close();
        }
    }

    private record BrokenDiscovery(CountDownLatch assumed) implements MembershipLoop.Hands {

        @Override
        public void assume(Stance stance) {
            assumed.countDown();
            throw new IllegalStateException("broken on purpose");
        }

        @Override
        public void keepIncarnation(long incarnation) {
            // no disk
        }

        @Override
        public void keepSnapshotSoon() {
            // no disk
        }

        @Override
        public void publish(DominionView view, List<PeerEvent> events) {
            // nobody reads
        }

        @Override
        public void contacted(String peerId, long atNanos) {
            // nobody reads
        }

        @Override
        public void send(Send send) {
            // no network
        }

        @Override
        public void stream(StreamOrder order) {}

        @Override
        public void answer(Answer answer) {
            // nobody asks
        }

        @Override
        public MembershipSettings renewId() {
            throw new IllegalStateException("there is no twin");
        }
    }
}
