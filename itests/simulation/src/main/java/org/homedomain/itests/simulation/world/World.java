// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.homedomain.membership.Pacing;
import org.homedomain.rpc.internal.wire.StreamCodec;
import org.homedomain.spi.exchange.Beat;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Verdict;
import org.homedomain.spi.transport.ExchangeCodec;

/** Hosts, a network and one time for all; the same seed gives the same world. */
public final class World {

    private static final int PORT = 9000;

    private final SplittableRandom random;
    private final Timeline timeline = new Timeline();
    private final Trace trace = new Trace();
    private final Weather weather;
    private final Meter meter = new Meter();
    private final Multicast multicast = new Multicast(this);
    private final ExchangeCodec codec;
    private final List<Host> hosts = new ArrayList<>();
    private final Map<String, Host> addressBook = new HashMap<>();
    private final Pacing pacing;
    private Witness witness = new Witness() {};
    private int lastAddress;
    private int identities;

    public World(long seed, Pacing pacing) {
        this.random = new SplittableRandom(seed);
        this.pacing = pacing;
        this.weather = new Weather(random.split());
        this.codec = Codec.ours();
    }

    /** Who sees all that happens from now on. */
    public void witness(Witness newer) {
        witness = newer;
    }

    Witness witness() {
        return witness;
    }

    /** What is to happen. */
    public Timeline timeline() {
        return timeline;
    }

    /** What happened. */
    public Trace trace() {
        return trace;
    }

    /** The network. */
    public Weather weather() {
        return weather;
    }

    /** What went over the network. */
    public Meter meter() {
        return meter;
    }

    /** All machines there ever were. */
    public List<Host> hosts() {
        return Collections.unmodifiableList(hosts);
    }

    /** Nanoseconds since the beginning. */
    public long now() {
        return timeline.now();
    }

    /** All chance of the world but that inside the domains. */
    public RandomGenerator random() {
        return random;
    }

    RandomGenerator newRandom() {
        return random.split();
    }

    ExchangeCodec codec() {
        return codec;
    }

    int sizeOf(Handshake greeting) {
        return StreamCodec.encode(greeting).length;
    }

    int sizeOf(Beat beat) {
        return StreamCodec.encode(beat).length;
    }

    int sizeOf(Verdict verdict) {
        return StreamCodec.encode(verdict).length;
    }

    Multicast multicast() {
        return multicast;
    }

    Pacing pacing() {
        return pacing;
    }

    String title() {
        return "Simulated House";
    }

    /** So many IDs were ever given. */
    public int identities() {
        return identities;
    }

    String newId() {
        identities++;
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** One more machine, with power and without a process. */
    public Host addHost() {
        int number = hosts.size();
        Host host = new Host(this, number, "d" + number, newAddress(), PORT);
        hosts.add(host);
        return host;
    }

    /** An address that nobody has had yet, in the network that all are in. */
    public String newAddress() {
        lastAddress++;
        return "10." + (lastAddress >> 16) + "." + ((lastAddress >> 8) & 0xff) + "." + (lastAddress & 0xff);
    }

    /** The same, in the other network. */
    public String newAddressElsewhere() {
        lastAddress++;
        return "192.168." + (lastAddress >> 8) + "." + (lastAddress & 0xff);
    }

    void addressesChanged(Host host, List<String> before, List<String> now) {
        before.forEach(addressBook::remove);
        now.forEach(address -> addressBook.put(address, host));
    }

    Optional<Host> at(String address) {
        return Optional.ofNullable(addressBook.get(address));
    }

    /** Lets time pass. */
    public void run(Duration duration) {
        long until = now() + duration.toNanos();
        boolean more = true;
        while (more) {
            more = timeline.next(until);
        }
    }

    /** As {@link #runUntil(BooleanSupplier, Duration, Duration)}, but looks after each thing that happens. */
    public Optional<Duration> runUntil(BooleanSupplier condition, Duration bound) {
        long start = now();
        long until = start + bound.toNanos();
        while (!condition.getAsBoolean()) {
            if (!timeline.next(until)) {
                return Optional.empty();
            }
        }
        return Optional.of(Duration.ofNanos(now() - start));
    }

    /**
     * Lets time pass until something holds; returns how long it took, or nothing if it did not within the bound.
     *
     * @param glance how often to look
     */
    public Optional<Duration> runUntil(BooleanSupplier condition, Duration glance, Duration bound) {
        long start = now();
        while (!condition.getAsBoolean()) {
            if (now() - start >= bound.toNanos()) {
                return Optional.empty();
            }
            run(glance);
        }
        return Optional.of(Duration.ofNanos(now() - start));
    }
}
