// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerEvent.Kind;
import org.homedomain.api.peer.PeerStatus;
import org.junit.jupiter.api.Test;

/** What people are told of why something happened. */
class ReasonsTest {

    private final World world = new World(31);

    private static List<String> reasons(Host host, Kind kind) {
        return host.events.stream()
                .filter(event -> event.kind() == kind)
                .map(PeerEvent::reason)
                .toList();
    }

    @Test
    void ofAKilledProcessTheRefusalAndTheWitness() {
        world.settle("a", "b", "c");
        Host victim = world.host("b");
        victim.kill();
        world.runUntil(
                () -> Stream.of("a", "c").allMatch(name -> world.host(name).sees(victim, PeerStatus.FAILED)),
                Duration.ofSeconds(10));

        List<String> told = Stream.of("a", "c")
                .flatMap(name -> reasons(world.host(name), Kind.FAILED).stream())
                .toList();
        assertThat(told).containsAnyOf("refused reconnect, confirmed by a", "refused reconnect, confirmed by c");
    }

    @Test
    void ofSilenceBetweenTwoThatNobodyElseLooked() {
        world.settle("a", "b");
        world.host("b").unplug();
        world.runUntil(() -> world.host("a").sees(world.host("b"), PeerStatus.FAILED), Duration.ofSeconds(10));

        assertThat(reasons(world.host("a"), Kind.FAILED))
                .containsExactly("did not answer, confirmed by nobody else, and did not refute");
    }

    @Test
    void aSuspicionNamesItsAccusersAndARefutationItsIncarnation() {
        world.settle("a", "b", "c");
        Host accused = world.host("b");
        Host witness = world.host("a");
        world.cut((from, to) -> from.equals("b") || to.equals("b"));
        world.runUntil(() -> witness.peer(accused).lapse().accusers().size() == 2, Duration.ofSeconds(5));

        assertThat(witness.peer(accused).lapse().accusers()).containsExactlyInAnyOrder("id-a", "id-c");
        assertThat(witness.peer(accused).lapse().sinceNanos().orElseThrow()).isLessThanOrEqualTo(world.now());
        world.heal();
        world.runUntil(() -> world.allSee("a", "b", "c"), Duration.ofSeconds(5));
        assertThat(witness.peer(accused).lapse().accusers()).isEmpty();
        assertThat(reasons(witness, Kind.REFUTED)).isNotEmpty().allSatisfy(reason -> assertThat(reason)
                .isIn("by its incarnation " + accused.view().self().incarnation(), "answered again"));
    }

    @Test
    void ofAnUpdateWhatIsNew() {
        world.settle("a", "b");
        Host changed = world.host("b");
        changed.services = List.of(new AdvertisedService("light", 9001), new AdvertisedService("camera", 9002));
        changed.identityChanged();
        world.run(Duration.ofSeconds(1));
        changed.services = List.of(new AdvertisedService("light", 9001));
        changed.identityChanged();
        world.run(Duration.ofSeconds(1));
        changed.at("10.0.0.77", 9100).identityChanged();
        world.run(Duration.ofSeconds(1));

        assertThat(reasons(world.host("a"), Kind.UPDATED))
                .containsExactly("starts light, camera", "stops camera", "listens at 10.0.0.77:9100");
    }
}
