// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerEvent.Kind;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.Intention;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.Stamp;
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
        changed.services = List.of(new AdvertisedService("light", 9003));
        changed.identityChanged();
        world.run(Duration.ofSeconds(1));
        changed.at("10.0.0.77", 9100).identityChanged();
        world.run(Duration.ofSeconds(1));

        assertThat(reasons(world.host("a"), Kind.UPDATED))
                .containsExactly(
                        "starts light, camera",
                        "stops camera",
                        "moves light to port 9003",
                        "listens at 10.0.0.77:9100");
    }

    @Test
    void whichAddressOfAPeerWorksFromHereIsNoNews() {
        Fed fed = new Fed(0);
        fed.start();
        assertThat(fed.hear("id-b", List.of(at(1, "10.0.0.2", "10.0.0.3")), List.of())
                        .news()
                        .events())
                .extracting(PeerEvent::kind)
                .containsExactly(Kind.JOINED);
        Send call = fed.waitForCall(Duration.ofSeconds(5)).orElseThrow();

        // Its link-local address comes and goes with the way its records take.
        assertThat(fed.answer(call, "id-b", List.of(at(2, "10.0.0.2", "10.0.0.3", "fe80::2%2")), List.of())
                        .news()
                        .events())
                .isEmpty();
        assertThat(fed.answeredAt(
                                "fe80::2%eth0",
                                fed.waitForCall(Duration.ofSeconds(5)).orElseThrow(), "id-b")
                        .news()
                        .events())
                .isEmpty();
        assertThat(fed.hear("id-b", List.of(at(3, "10.0.0.3", "10.0.0.2")), List.of())
                        .news()
                        .events())
                .isEmpty();
        assertThat(fed.hear("id-b", List.of(at(4, "10.0.0.2", "fe80::2%2")), List.of())
                        .news()
                        .events())
                .extracting(PeerEvent::reason)
                .containsExactly("fewer addresses");
    }

    private static OwnerRecord at(long incarnation, String... addresses) {
        Identity identity =
                new Identity("id-b", "b", new Endpoint(List.of(addresses), 9000), "1.0.0", Set.of(), List.of());
        return Host.seal(identity, new Stamp(incarnation, 1, 1), Intention.ACTIVE, Duration.ZERO);
    }
}
