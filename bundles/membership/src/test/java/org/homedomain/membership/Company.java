// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homedomain.spi.exchange.Beat;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.ProtocolRange;

/** One domain with a stream to each of eight others, which follow it in the ring and answer unless they are silent. */
final class Company {

    static final List<String> PEERS = List.of("id-p0", "id-p1", "id-p2", "id-p3", "id-p4", "id-p5", "id-p6", "id-p7");

    final Fed fed = new Fed(41);
    final List<String> peers;
    private final List<Send> sent = new ArrayList<>();
    private final List<Unanswered> unanswered = new ArrayList<>();
    private final Map<String, Long> streams = new HashMap<>();
    Set<String> silent = Set.of();
    private long lastOffered;
    private Beat beat = new Beat(0);

    Company() {
        this(PEERS);
    }

    Company(List<String> peers) {
        this.peers = List.copyOf(peers);
    }

    void meet() {
        fed.start();
        for (String id : peers) {
            fed.hear(id, List.of(Fed.record(id, 1, 1)), List.of()).sends().forEach(this::reply);
        }
        fed.pass(Duration.ofSeconds(1), this::reply);
        for (StreamOrder order : fed.streamOrders) {
            if (order instanceof StreamOrder.Open open) {
                streams.put(open.greeting().expectedId().orElseThrow(), open.streamId());
            }
        }
        for (String id : peers) {
            fed.step(new Input.StreamGreeted(streamOf(id), greetingOf(id)))
                    .sends()
                    .forEach(this::reply);
        }
        live(Duration.ofSeconds(1));
        beat = lastSaid(); // all others know the same
        live(Duration.ofSeconds(5));
        fed.pass(Duration.ofMillis(10));
        fed.streamOrders.clear();
    }

    private static Handshake greetingOf(String id) {
        return new Handshake("Dominion", id, 1, Optional.of(Fed.OWN_ID), ProtocolRange.OURS);
    }

    /** A peer opens another stream. */
    long offer(String id) {
        lastOffered--;
        fed.step(new Input.StreamOffered(lastOffered, greetingOf(id), "10.0.0.2"));
        return lastOffered;
    }

    long streamOf(String id) {
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
    List<Send> live(Duration duration) {
        long until = fed.now() + duration.toNanos();
        sent.clear();
        while (fed.now() < until) {
            for (String id : peers) {
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

    void reply(Send send) {
        sent.add(send);
        if (silent.contains(Fed.target(send))) {
            unanswered.add(new Unanswered(send, fed.now() + send.deadline().toNanos()));
        } else {
            fed.answer(send, Fed.target(send), List.of(), List.of()).sends().forEach(this::reply);
        }
    }

    private record Unanswered(Send send, long until) {}

    List<StreamOrder.Tell> said() {
        return fed.streamOrders.stream()
                .filter(StreamOrder.Tell.class::isInstance)
                .map(StreamOrder.Tell.class::cast)
                .toList();
    }
}
