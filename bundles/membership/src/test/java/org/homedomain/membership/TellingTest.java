// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.Beat;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.ProtocolRange;
import org.homedomain.spi.exchange.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rule M8.5: verdicts go over the streams, and what goes over none is called. */
class TellingTest {

    private static final List<String> PEERS =
            List.of("id-p0", "id-p1", "id-p2", "id-p3", "id-p4", "id-p5", "id-p6", "id-p7");

    private final Fed fed = new Fed(41);
    private final List<Send> sent = new ArrayList<>();
    private final List<Unanswered> unanswered = new ArrayList<>();
    private final Map<String, Long> streams = new HashMap<>();
    private Set<String> silent = Set.of();
    private Beat beat = new Beat(0);

    @BeforeEach
    void meet() {
        fed.start();
        for (String id : PEERS) {
            fed.hear(id, List.of(Fed.record(id, 1, 1)), List.of()).sends().forEach(this::reply);
        }
        fed.pass(Duration.ofSeconds(1), this::reply);
        for (StreamOrder order : fed.streamOrders) {
            if (order instanceof StreamOrder.Open open) {
                streams.put(open.greeting().expectedId().orElseThrow(), open.streamId());
            }
        }
        for (String id : PEERS) {
            Handshake greeting = new Handshake("Dominion", id, 1, Optional.of(Fed.OWN_ID), ProtocolRange.OURS);
            fed.step(new Input.StreamGreeted(streamOf(id), greeting)).sends().forEach(this::reply);
        }
        live(Duration.ofSeconds(1));
        beat = lastSaid(); // all others know the same
        live(Duration.ofSeconds(5));
        fed.pass(Duration.ofMillis(10));
        fed.streamOrders.clear();
    }

    private long streamOf(String id) {
        return streams.getOrDefault(id, 0L);
    }

    private Beat lastSaid() {
        return fed.streamOrders.stream()
                .filter(StreamOrder.Say.class::isInstance)
                .map(order -> ((StreamOrder.Say) order).beat())
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** All but the silent ones give signs of life and answer. Returns what was sent meanwhile. */
    private List<Send> live(Duration duration) {
        long until = fed.now() + duration.toNanos();
        sent.clear();
        while (fed.now() < until) {
            for (String id : PEERS) {
                if (!silent.contains(id)) {
                    fed.step(new Input.BeatReceived(streamOf(id), beat)).sends().forEach(this::reply);
                }
            }
            fed.pass(Duration.ofMillis(10), this::reply);
            List<Unanswered> due = unanswered.stream()
                    .filter(call -> call.until() <= fed.now())
                    .toList();
            unanswered.removeAll(due);
            due.forEach(call -> fed.fail(call.send()).sends().forEach(this::reply));
        }
        return List.copyOf(sent);
    }

    private void reply(Send send) {
        sent.add(send);
        if (silent.contains(Fed.target(send))) {
            unanswered.add(new Unanswered(send, fed.now() + send.deadline().toNanos()));
        } else {
            fed.answer(send, Fed.target(send), List.of(), List.of()).sends().forEach(this::reply);
        }
    }

    private record Unanswered(Send send, long until) {}

    private void fallSilent(String... ids) {
        silent = Set.of(ids);
        for (int count = 0; count < 300 && !allSuspected(); count++) {
            live(Duration.ofMillis(10));
        }
        assertThat(allSuspected()).isTrue();
    }

    private boolean allSuspected() {
        return silent.stream()
                .allMatch(id -> fed.machine.view().find(id).orElseThrow().status() == PeerStatus.SUSPECT);
    }

    private List<StreamOrder.Tell> said() {
        return fed.streamOrders.stream()
                .filter(StreamOrder.Tell.class::isInstance)
                .map(StreamOrder.Tell.class::cast)
                .toList();
    }

    private String watched() {
        return PEERS.get(0); // follows "id-fed" in the ring
    }

    @Test
    void whoFindsASilentOneSaysSoOnceOnEachStreamButItsOwn() {
        fallSilent(watched());

        live(Duration.ofMillis(200));

        assertThat(said())
                .extracting(StreamOrder.Tell::streamId)
                .doesNotHaveDuplicates()
                .hasSize(PEERS.size() - 1)
                .doesNotContain(streamOf(watched()));
    }

    @Test
    void whoeverFindsItAsTheSecondSaysSoForItself() {
        silent = Set.of(watched());
        Verdict first = new Verdict(watched(), 1, Verdict.Kind.SUSPECT, Duration.ZERO, PEERS.get(1));
        fed.hear(PEERS.get(1), List.of(), List.of(first)).sends().forEach(this::reply);

        live(Duration.ofMillis(600));

        assertThat(said())
                .hasSize(PEERS.size() - 1)
                .extracting(tell -> tell.verdict().accuserId())
                .containsOnly(Fed.OWN_ID);
    }

    @Test
    void whoeverFindsItAfterTwoOthersTellsFew() {
        silent = Set.of(watched());
        for (String accuser : PEERS.subList(1, 3)) {
            Verdict found = new Verdict(watched(), 1, Verdict.Kind.SUSPECT, Duration.ZERO, accuser);
            fed.hear(accuser, List.of(), List.of(found)).sends().forEach(this::reply);
        }

        live(Duration.ofMillis(600));

        assertThat(said())
                .filteredOn(tell -> tell.verdict().accuserId().equals(Fed.OWN_ID))
                .hasSizeLessThanOrEqualTo(Core.WATCHED);
    }

    @Test
    void ifNobodyElseFindsItAllAreCalledButNotBeforeTheyCanHaveLooked() {
        fallSilent(watched());
        Duration looked = Pacing.DEFAULT.probeDeadline();

        assertThat(othersCalled(live(looked))).isEmpty();
        assertThat(othersCalled(live(Duration.ofMillis(400))))
                .containsExactlyInAnyOrderElementsOf(PEERS.subList(1, PEERS.size()));
    }

    @Test
    void manyAtOnceGoInOneCall() {
        silent = Set.copyOf(PEERS.subList(0, 5));
        List<Verdict> found = PEERS.subList(0, 5).stream()
                .map(id -> new Verdict(id, 1, Verdict.Kind.SUSPECT, Duration.ZERO, "id-far"))
                .toList();

        fed.hear(PEERS.get(6), List.of(), found).sends().forEach(this::reply);

        assertThat(othersCalled(live(Duration.ofMillis(100)))).isNotEmpty().doesNotHaveDuplicates();
        assertThat(said()).isEmpty();
    }

    private List<String> othersCalled(List<Send> sent) {
        return sent.stream()
                .map(Fed::target)
                .filter(target -> !silent.contains(target))
                .toList();
    }
}
