// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.ExchangeMessage.DominionPart;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Intention;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.ProtocolRange;
import org.homedomain.spi.exchange.Stamp;
import org.homedomain.spi.exchange.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwinTest {

    private final World world = new World(5);

    private Host cloneOf(Host host) {
        Host twin = world.host(host.name() + "-clone");
        twin.id = host.id;
        twin.storedIncarnation = host.storedIncarnation;
        twin.storedSnapshot = List.copyOf(host.storedSnapshot);
        return twin;
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5"})
    void theLatecomerTakesANewIdAndBothWork(long seed) {
        World own = new World(seed);
        for (String name : new String[] {"a", "b", "c"}) {
            own.host(name).start();
        }
        own.runUntil(() -> own.allSee("a", "b", "c"), Duration.ofSeconds(5));
        own.run(Duration.ofSeconds(10));
        Host first = own.host("b");
        Host twin = own.host("b-clone");
        twin.id = first.id;
        twin.storedIncarnation = first.storedIncarnation;
        twin.storedSnapshot = List.copyOf(first.storedSnapshot);

        twin.start();
        own.runUntil(() -> own.allSee("a", "b", "b-clone", "c"), Duration.ofSeconds(10));

        assertThat(first.id).isEqualTo("id-b");
        assertThat(twin.id).isEqualTo("id-b-new");
        assertThat(first.notices).singleElement().asString().contains("keeps the ID");
        assertThat(twin.notices).singleElement().asString().contains("takes a new ID");
    }

    @Test
    void aTwinWithAConfiguredIdStaysOutAndSaysWhy() {
        world.settle("a", "b", "c");
        Host first = world.host("b");
        Host twin = cloneOf(first);
        twin.idConfigured = true;

        twin.start();
        world.run(Duration.ofSeconds(10));

        assertThat(world.allSee("a", "b", "c")).isTrue();
        assertThat(world.host("a").peer(first).identity().endpoint()).isEqualTo(first.endpoint());
        assertThat(twin.notices).singleElement().asString().contains("domain.toml");
        assertThat(first.notices).singleElement().asString().contains("keeps the ID");
        assertThat(twin.view().self().status()).isEqualTo(PeerStatus.LEFT);
        assertThat(twin.stance()).isEqualTo(Stance.QUIET);
    }

    @ParameterizedTest
    @CsvSource({"21", "22", "23", "24"})
    void twinsThatStartTogetherEndAsTwoDomains(long seed) {
        World own = new World(seed);
        Host one = own.host("one");
        Host two = own.host("two");
        two.id = one.id;
        own.host("c").start();

        one.start();
        two.start();
        own.runUntil(() -> own.allSee("one", "two", "c"), Duration.ofSeconds(10));

        assertThat(List.of(one.id, two.id)).containsExactlyInAnyOrder("id-one", "id-one-new");
    }

    @Test
    void twinsAloneFindOutFromASighting() {
        Host one = world.host("one");
        Host two = world.host("two");
        two.id = one.id;
        one.start();
        two.start();

        world.runUntil(() -> world.allSee("one", "two"), Duration.ofSeconds(10));
    }

    /** The transport may still deliver answers to what was sent under the ID given up. */
    @Test
    void anAnswerToTheFormerRunIsTakenForNoneOfTheNew() {
        assertThat(firstExchange(1)).isNotEqualTo(firstExchange(2));
    }

    private static long firstExchange(long boot) {
        MembershipSettings settings = new MembershipSettings("Dominion", "id", false, boot, 0, Pacing.DEFAULT);
        LocalIdentity identity = new LocalIdentity("one", Endpoint.of("10.0.0.1", 9000), "1.0.0", Set.of(), List.of());
        Membership machine = new Membership(settings, identity, Host::seal, new Random(1));
        machine.step(new Input.Started(Remembered.from(List.of(), "id")), 0);
        return machine.step(new Input.JoinAsked(1, Endpoint.of("10.0.0.2", 9000)), 1)
                .sends()
                .get(0)
                .exchangeId();
    }

    @Test
    void madeUpTwinsAreToldOfAFewTimesOnly() {
        MembershipSettings settings = new MembershipSettings("Dominion", "id", false, 0, 0, Pacing.DEFAULT);
        LocalIdentity identity = new LocalIdentity("one", Endpoint.of("10.0.0.1", 9000), "1.0.0", Set.of(), List.of());
        Membership machine = new Membership(settings, identity, Host::seal, new Random(1));
        machine.step(new Input.Started(Remembered.from(List.of(), "id")), 0);
        int notices = 0;
        for (int boot = 1; boot <= 1_000; boot++) {
            Output output = machine.step(new Input.ExchangeReceived(boot, claim(boot), "10.0.0.2"), boot);
            notices += output.news().notices().size();
        }

        assertThat(notices).isBetween(2, TwinWatch.MAX_NOTICES);
    }

    /** M18.5: one message must not take a domain's voice away for ever. */
    @ParameterizedTest
    @CsvSource({"true, false", "false, true"})
    void whoIsToldOfTheHighestIncarnationTakesANewIdIfItMay(boolean configured, boolean renewed) {
        Membership machine = machine(configured, 0);

        Output output = machine.step(new Input.ExchangeReceived(1, record(Stamp.HIGHEST), "10.0.0.2"), 1);

        assertThat(output.persistence().renewId()).isEqualTo(renewed);
        assertThat(output.news().notices()).singleElement().asString().contains("nothing can exceed");
        assertThat(machine.view().self().status()).isEqualTo(renewed ? PeerStatus.LEFT : PeerStatus.ALIVE);
        assertThat(machine.view().self().incarnation()).isEqualTo(1);
    }

    @Test
    void aVerdictOnTheHighestIncarnationIsNotBelieved() {
        Membership machine = machine(false, 0);
        machine.step(new Input.ExchangeReceived(1, accusation(Stamp.HIGHEST), "10.0.0.2"), 1);
        assertThat(machine.view().self().incarnation()).isEqualTo(1);

        machine.step(new Input.ExchangeReceived(2, accusation(5), "10.0.0.2"), 2);
        assertThat(machine.view().self().incarnation()).isEqualTo(6);
    }

    @Test
    void aWornOutIncarnationOnDiskEndsInANewId() {
        MembershipSettings settings = new MembershipSettings("Dominion", "id", false, 0, Stamp.HIGHEST, Pacing.DEFAULT);
        Membership machine = new Membership(settings, LOCAL, Host::seal, new Random(1));

        assertThat(machine.step(new Input.Started(Remembered.NOTHING), 0)
                        .persistence()
                        .renewId())
                .isTrue();
    }

    private static final LocalIdentity LOCAL =
            new LocalIdentity("one", Endpoint.of("10.0.0.1", 9000), "1.0.0", Set.of(), List.of());

    private static Membership machine(boolean configured, long boot) {
        MembershipSettings settings = new MembershipSettings("Dominion", "id", configured, boot, 0, Pacing.DEFAULT);
        Membership machine = new Membership(settings, LOCAL, Host::seal, new Random(1));
        machine.step(new Input.Started(Remembered.NOTHING), 0);
        return machine;
    }

    private static ExchangeMessage record(long incarnation) {
        Stamp stamp = new Stamp(incarnation, 1, 9);
        return from(List.of(Host.seal(LOCAL.named("id"), stamp, Intention.ACTIVE, Duration.ZERO)), List.of());
    }

    private static ExchangeMessage accusation(long incarnation) {
        return from(List.of(), List.of(new Verdict("id", incarnation, Verdict.Kind.SUSPECT, Duration.ZERO, "other")));
    }

    private static ExchangeMessage from(List<OwnerRecord> records, List<Verdict> verdicts) {
        Handshake handshake = new Handshake("Dominion", "other", 3, Optional.of("id"), ProtocolRange.OURS);
        DominionPart part = new DominionPart(handshake, records, List.of(), verdicts, List.of());
        return new ExchangeMessage(Optional.empty(), List.of(), Optional.of(part));
    }

    private static ExchangeMessage claim(long boot) {
        Handshake handshake = new Handshake("Dominion", "id", boot, Optional.of("id"), ProtocolRange.OURS);
        Verdict claim = new Verdict("id", 1, Verdict.Kind.SUSPECT, Duration.ZERO, "id");
        DominionPart part = new DominionPart(handshake, List.of(), List.of(), List.of(claim), List.of());
        return new ExchangeMessage(Optional.empty(), List.of(), Optional.of(part));
    }

    @Test
    void anOrdinaryRestartIsNoTwin() {
        world.settle("a", "b", "c");
        Host back = world.host("b");
        back.kill();
        back.at("10.0.8.8", 9100).start();
        world.run(Duration.ofSeconds(20));

        assertThat(world.allSee("a", "b", "c")).isTrue();
        assertThat(back.id).isEqualTo("id-b");
        assertThat(world.hosts()).allMatch(host -> host.notices.isEmpty());
        assertThat(world.host("a").view().peers()).extracting(Peer::name).containsExactly("b", "c");
    }

    @ParameterizedTest
    @CsvSource({"10, 0, 2, 1, true", "0, 10, 1, 2, false", "0, 0, 1, 2, true", "0, 0, 2, 1, false", "5, 5, 1, -1, true"
    })
    void exactlyOneOfTwoKeepsTheId(long mine, long theirs, long myBoot, long theirBoot, boolean keeps) {
        assertThat(TwinWatch.keepsId(Duration.ofSeconds(mine), Duration.ofSeconds(theirs), myBoot, theirBoot))
                .isEqualTo(keeps);
        assertThat(TwinWatch.keepsId(Duration.ofSeconds(theirs), Duration.ofSeconds(mine), theirBoot, myBoot))
                .isEqualTo(!keeps);
    }

    /** M18.4: they do not reach each other. */
    @Test
    void theThirdJumpIsProofEnough() {
        Fed fed = new Fed(41);
        fed.start();
        for (int jump = 1; jump <= 2; jump++) {
            assertThat(fed.hear("id-teller", List.of(Fed.record(Fed.OWN_ID, 100L * jump, 1)), List.of())
                            .persistence()
                            .renewId())
                    .isFalse();
        }

        assertThat(fed.hear("id-teller", List.of(Fed.record(Fed.OWN_ID, 300, 1)), List.of())
                        .persistence()
                        .renewId())
                .isTrue();
    }
}
