// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.Octets;
import org.junit.jupiter.api.Test;

/** Who comes back is the same peer, wherever and with whatever it comes back; rules M1 and M2. */
class RestartTest {

    private final World world = new World(11);

    private boolean allAmong(Host subject, PeerStatus status, String... names) {
        return List.of(names).stream().allMatch(name -> world.host(name).sees(subject, status));
    }

    @Test
    void comesBackOnAnotherPortThenOnAnotherAddressAsOnePeer() {
        world.settle("a", "b", "c");
        Host back = world.host("b");
        back.kill();
        world.runUntil(() -> world.allShow(back, PeerStatus.FAILED), Duration.ofSeconds(10));

        back.at(back.addresses.get(0), 9100).start();
        world.runUntil(() -> world.allSee("a", "b", "c"), Duration.ofSeconds(5));
        assertThat(world.host("a").peer(back).identity().endpoint().port()).isEqualTo(9100);

        back.kill();
        back.at("10.0.9.9", 9100).start();
        world.runUntil(() -> world.allSee("a", "b", "c"), Duration.ofSeconds(5));
        world.runUntil(
                () -> world.host("a")
                        .peer(back)
                        .identity()
                        .endpoint()
                        .addresses()
                        .equals(List.of("10.0.9.9")),
                Duration.ofSeconds(5));

        assertThat(world.host("a").view().peers()).hasSize(2);
        assertThat(world.host("a").peer(back).incarnation()).isEqualTo(3);
        assertThat(back.notices).isEmpty();
    }

    @Test
    void whoComesBackIsNotShownWithTheReasonOfItsFailure() {
        world.settle("a", "b", "c", "d");
        Host back = world.host("b");
        back.kill();
        world.runUntil(() -> world.allShow(back, PeerStatus.FAILED), Duration.ofSeconds(10));
        world.hosts().forEach(host -> host.events.clear());

        back.start();
        world.runUntil(() -> world.allSee("a", "b", "c", "d"), Duration.ofSeconds(5));

        for (String name : List.of("a", "c", "d")) {
            Host witness = world.host(name);
            assertThat(witness.events)
                    .filteredOn(event -> event.kind() == PeerEvent.Kind.JOINED)
                    .singleElement()
                    .satisfies(event -> assertThat(event.reason()).isEmpty());
            assertThat(witness.peer(back).contact().reachable()).isTrue();
            assertThat(witness.peer(back).contact().remark()).isEmpty();
        }
    }

    @Test
    void aRestartedDomainRejoinsFromItsSnapshotWithoutMulticast() {
        world.settle("a", "b", "c");
        world.multicast = false;
        Host back = world.host("b");
        back.kill();
        world.runUntil(() -> world.allShow(back, PeerStatus.FAILED), Duration.ofSeconds(10));

        back.start();
        Duration taken = world.runUntil(() -> world.allSee("a", "b", "c"), Duration.ofSeconds(5));

        assertThat(taken).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void aLostDiskRejoinsAboveItsFormerIncarnation() {
        world.settle("a", "b");
        Host back = world.host("b");
        back.kill();
        back.start();
        world.run(Duration.ofSeconds(3));
        back.kill();
        back.storedIncarnation = 0;
        back.storedSnapshot = List.of();

        back.start();
        world.runUntil(() -> world.host("a").peer(back).incarnation() >= 3, Duration.ofSeconds(5));
        world.runUntil(() -> world.allSee("a", "b"), Duration.ofSeconds(5));
        assertThat(world.host("a").peer(back).incarnation()).isEqualTo(back.storedIncarnation);
    }

    @Test
    void aReusedAddressIsNotTakenForItsFormerOwner() {
        world.settle("a", "b", "c");
        Host former = world.host("b");
        String address = former.addresses.get(0);
        former.kill();
        former.addresses = List.of("10.0.7.7");
        Host stranger = world.host("stranger").at(address, 9000);
        stranger.title = "Other";
        stranger.start();

        world.runUntil(() -> allAmong(former, PeerStatus.FAILED, "a", "c"), Duration.ofSeconds(10));
        assertThat(world.host("a").view().find(stranger.id)).isEmpty();
        assertThat(stranger.view().peers()).isEmpty();
    }

    @Test
    void whoIsStartedAnewLearnsWhatItsFormerRunTold() {
        world.settle("a", "b");
        Host back = world.host("b");
        back.ask(new Input.EntryPut("key", false, Octets.copyOf(new byte[] {1})));
        world.run(Duration.ofSeconds(1));
        back.kill();
        back.storedSnapshot = List.of();
        back.start();
        world.runUntil(() -> back.entries().contains("key"), Duration.ofSeconds(5));
    }

    @Test
    void aChangedServicePortIsLearntAtOnce() {
        Host owner = world.host("a");
        owner.services = List.of(new AdvertisedService("lamp", 7001));
        world.settle("a", "b");

        owner.services = List.of(new AdvertisedService("lamp", 7002));
        owner.identityChanged();
        Duration taken = world.runUntil(
                () -> world.host("b").peer(owner).identity().services().equals(owner.services), Duration.ofSeconds(2));

        assertThat(taken).isLessThan(Duration.ofMillis(20));
    }
}
