// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.PeerStatus;

/**
 * Hosts that run real memberships on one thread under one virtual clock, joined by a network with delay, loss and
 * partitions. Due tasks run in (time, sequence) order; the same seed gives the same run.
 */
final class World {

    private record Task(long at, long sequence, Runnable work) {}

    private final PriorityQueue<Task> tasks = new PriorityQueue<>((one, other) -> one.at() != other.at()
            ? Long.compare(one.at(), other.at())
            : Long.compare(one.sequence(), other.sequence()));
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final Map<String, OriginalHost> originals = new LinkedHashMap<>();
    final Random random;
    Pacing pacing = Pacing.DEFAULT;
    boolean multicast = true;
    double loss;
    long exchanges;
    long beats;
    long verdicts;
    long streamsEver;
    private final List<TestStream> streams = new ArrayList<>();
    private BiPredicate<String, String> cut = (from, to) -> false;
    /** Below zero, as the reading of a monotonic clock may be. */
    private long now = -Duration.ofMinutes(1).toNanos();

    private long sequence;

    World(long seed) {
        random = new Random(seed);
    }

    long now() {
        return now;
    }

    Host host(String name) {
        return hosts.computeIfAbsent(name, key -> new Host(this, key, "10.0.0." + (hosts.size() + 1)));
    }

    /** Starts hosts and waits until they know each other and all have their streams. */
    void settle(String... names) {
        for (String name : names) {
            host(name).start();
        }
        runUntil(() -> allSee(names), Duration.ofSeconds(5));
        run(Duration.ofSeconds(10));
    }

    /** Whether everybody else that runs shows a host like that. */
    boolean allShow(Host subject, PeerStatus status) {
        return hosts().stream()
                .filter(host -> host.isRunning() && host != subject)
                .allMatch(host -> host.sees(subject, status));
    }

    Collection<Host> hosts() {
        return hosts.values();
    }

    OriginalHost original(String id) {
        return originals.computeIfAbsent(id, key -> new OriginalHost(this, key, "10.0.1." + (originals.size() + 1)));
    }

    void later(Duration delay, Runnable work) {
        sequence++;
        tasks.add(new Task(now + delay.toNanos(), sequence, work));
    }

    void opened(TestStream stream) {
        streamsEver++;
        streams.removeIf(TestStream::isOver);
        streams.add(stream);
    }

    long openStreams() {
        return streams.stream().filter(TestStream::isOpen).count();
    }

    /** From now on the streams that are open carry nothing, and nobody notices. */
    void stickStreams() {
        streams.forEach(TestStream::stick);
    }

    /** Messages between hosts of these names are lost, in that direction. */
    void cut(BiPredicate<String, String> isCut) {
        cut = isCut;
    }

    void heal() {
        cut = (from, to) -> false;
    }

    boolean isCut(String from, String to) {
        return cut.test(from, to);
    }

    Duration hop() {
        return Duration.ofNanos(500_000 + random.nextInt(1_500_000));
    }

    Duration multicastHop() {
        return Duration.ofMillis(20 + random.nextInt(100));
    }

    void run(Duration duration) {
        long until = now + duration.toNanos();
        while (!tasks.isEmpty() && tasks.peek().at() <= until) {
            runNext();
        }
        now = until;
    }

    /** Virtual time until the condition holds. */
    Duration runUntil(BooleanSupplier condition, Duration bound) {
        long start = now;
        long until = now + bound.toNanos();
        while (!condition.getAsBoolean()) {
            if (tasks.isEmpty() || tasks.peek().at() > until) {
                throw new AssertionError("not within " + bound + "; views: " + views());
            }
            runNext();
        }
        return Duration.ofNanos(now - start);
    }

    private void runNext() {
        Task task = tasks.remove();
        now = Math.max(now, task.at());
        task.work().run();
    }

    /** Each of these shows each other one as reachable. */
    boolean allReachEachOther(String... names) {
        return List.of(names).stream().allMatch(name -> List.of(names).stream()
                .filter(other -> !other.equals(name))
                .allMatch(other -> host(name).peer(host(other)).contact().reachable()));
    }

    /** Every running host sees exactly these alive. */
    boolean allSee(String... names) {
        List<String> expected = List.of(names).stream().sorted().toList();
        return hosts.values().stream()
                .filter(Host::isRunning)
                .filter(host -> expected.contains(host.name()))
                .allMatch(host -> host.aliveNames().equals(expected));
    }

    String views() {
        List<String> lines = new ArrayList<>();
        hosts.values().stream()
                .filter(Host::isRunning)
                .forEach(host -> lines.add(host.name() + " sees "
                        + host.view()
                                .all()
                                .map(peer -> peer.name() + "=" + peer.status())
                                .toList()));
        return String.join("; ", lines);
    }

    Optional<Host> listeningAt(String address, int port) {
        return hosts.values().stream()
                .filter(Host::isRunning)
                .filter(host -> host.endpoint().port() == port && host.hasAddress(address))
                .findFirst();
    }

    Optional<OriginalHost> originalAt(String address, int port) {
        return originals.values().stream()
                .filter(host -> host.isUp() && host.endpoint().equals(Endpoint.of(address, port)))
                .findFirst();
    }

    /** Whether a machine has that address, with or without a process. */
    Optional<Host> machineAt(String address) {
        return hosts.values().stream()
                .filter(host -> host.isPowered() && host.hasAddress(address))
                .findFirst();
    }
}
