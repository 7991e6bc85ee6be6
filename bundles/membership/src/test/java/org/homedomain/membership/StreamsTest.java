// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.Beat;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Octets;
import org.homedomain.spi.exchange.ProtocolRange;
import org.homedomain.spi.exchange.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Open streams, beats, digests. */
class StreamsTest {

    private final World world = new World(23);

    private List<Host> settled(int count) {
        List<Host> hosts = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            hosts.add(world.host("d" + number).start());
        }
        String[] names = hosts.stream().map(Host::name).toArray(String[]::new);
        world.runUntil(() -> world.allSee(names), Duration.ofSeconds(20));
        world.run(Duration.ofSeconds(10));
        return hosts;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 12})
    void eachPairKeepsOneStream(int count) {
        settled(count);
        assertThat(world.openStreams()).isEqualTo(count * (count - 1) / 2);
    }

    @Test
    void aboveThirtyTwoMembersNeighboursOnly() {
        settled(40);
        world.run(Duration.ofSeconds(20));
        assertThat(world.openStreams()).isEqualTo(40 * Core.WATCHED);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 12, 40})
    void inQuietTimesThereAreBeatsOnly(int count) {
        settled(count);
        world.run(Duration.ofSeconds(30));
        long exchanges = world.exchanges;
        long beats = world.beats;
        world.run(Duration.ofSeconds(60));
        assertThat(world.exchanges - exchanges).isZero();
        long each = Math.min(count - 1, Core.WATCHED);
        assertThat(world.beats - beats).isBetween(count * each * 74, count * each * 76); // each 0.8 s
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8, 40})
    void aDeadProcessIsKnownToAllAtOnce(int count) {
        List<Host> hosts = settled(count);
        world.run(Duration.ofSeconds(20));
        Host victim = hosts.get(1);
        victim.kill();
        Duration taken = world.runUntil(
                () -> hosts.stream().filter(Host::isRunning).allMatch(host -> host.sees(victim, PeerStatus.FAILED)),
                Duration.ofSeconds(30));
        assertThat(taken).isLessThan(Duration.ofMillis(50));
    }

    @Test
    void whoWasCutOffMakesNobodyElseFailWhenItComesBack() {
        List<Host> hosts = settled(8);
        Host alone = hosts.get(6);
        world.cut((from, to) -> from.equals(alone.name()) || to.equals(alone.name()));
        world.run(Duration.ofSeconds(16));
        hosts.forEach(host -> host.events.clear());
        world.heal();
        String[] names = hosts.stream().map(Host::name).toArray(String[]::new);
        world.runUntil(() -> world.allSee(names), Duration.ofSeconds(5));
        world.run(Duration.ofSeconds(30));
        assertThat(hosts).allMatch(host -> host.eventCount(PeerEvent.Kind.FAILED) == 0);
    }

    @Test
    void whatWasLostIsFoundByTheDigest() {
        List<Host> hosts = settled(3);
        Host ignorant = hosts.get(2);
        ignorant.deafToEntries = true;
        hosts.get(0).ask(new Input.EntryPut("key", false, Octets.copyOf(new byte[] {1})));
        world.run(Duration.ofSeconds(1));
        ignorant.deafToEntries = false;
        assertThat(ignorant.entries()).isEmpty();
        world.runUntil(() -> ignorant.entries().contains("key"), Duration.ofSeconds(8));
    }

    @Test
    void aStuckStreamIsReplaced() {
        List<Host> hosts = settled(2);
        long first = world.streamsEver;
        world.stickStreams();
        world.runUntil(() -> world.streamsEver > first && world.openStreams() == 1, Duration.ofSeconds(10));
        assertThat(hosts).allMatch(host -> host.eventCount(PeerEvent.Kind.SUSPECTED) == 0);
    }

    @Test
    void anOlderProtocolIsWatchedByCalls() {
        Host newer = world.host("a");
        Host older = world.host("b");
        older.protocol = new ProtocolRange(1, 1);
        newer.start();
        older.start();
        world.runUntil(() -> world.allSee("a", "b"), Duration.ofSeconds(5));
        world.run(Duration.ofSeconds(10));
        assertThat(world.openStreams()).isZero();
        older.unplug();
        world.runUntil(() -> newer.sees(older, PeerStatus.FAILED), Duration.ofSeconds(6));
    }

    @Test
    void strangersAndTheWrongTitleAreRefusedAStream() {
        Host host = settled(2).get(0);
        assertThat(host.offered(handshake("Dominion", "nobody"))).isEqualTo(FailureReason.SILENT);
        assertThat(host.offered(handshake("Other", "id-d1"))).isEqualTo(FailureReason.MISDIRECTED);
        assertThat(host.offered(handshake("Dominion", "id-d0"))).isEqualTo(FailureReason.MISDIRECTED);
        assertThat(host.machine().drops()).containsEntry(Drops.Cause.MISDIRECTED, 2L);
    }

    @Test
    void whatComesOnUnknownStreamsMeansNothing() {
        Host host = settled(2).get(0);
        host.ask(new Input.BeatReceived(-99, new Beat(1)));
        host.ask(new Input.VerdictReceived(-99, new Verdict("id-d1", 1, Verdict.Kind.FAILED, Duration.ZERO, "id-d0")));
        host.ask(new Input.StreamGreeted(99, handshake("Dominion", "id-d1")));
        host.ask(new Input.StreamEnded(-99, FailureReason.SILENT, "over"));
        assertThat(host.view().peers()).hasSize(1);
    }

    private static Handshake handshake(String title, String sender) {
        return new Handshake(title, sender, 5, Optional.empty(), ProtocolRange.OURS);
    }
}
