// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.table;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.homedomain.itests.simulation.check.Agreement;
import org.homedomain.itests.simulation.world.Host;
import org.homedomain.itests.simulation.world.World;
import org.homedomain.membership.Input;
import org.homedomain.membership.Pacing;
import org.homedomain.spi.exchange.Octets;

/** One world in which several things are measured, one after the other. */
final class Trial {

    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final Duration SETTLED = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PAUSES = Duration.ofMinutes(10);
    private static final Duration APART = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration PERIOD = Duration.ofSeconds(6);

    private final World world;
    private final int domains;
    private final Acquaintances acquaintances = new Acquaintances();
    private final Map<Metric, Double> values = new EnumMap<>(Metric.class);

    Trial(long seed, int domains) {
        this.world = new World(seed, Pacing.DEFAULT);
        this.domains = domains;
        world.witness(acquaintances);
    }

    /** Times: all start, one joins, one is killed, one falls silent. And what the quiet costs. */
    Map<Metric, Double> times() {
        for (int number = 0; number < domains; number++) {
            world.addHost().start();
        }
        values.put(Metric.FRESH, seconds(domains) * 1000);
        settle();
        values.put(Metric.JOIN, joining() * 1000);
        settle();
        world.hosts().get(0).kill();
        values.put(Metric.KILL, gone(world.hosts().get(0)));
        settle();
        idle();
        world.hosts().get(1).powerOff();
        values.put(Metric.SILENCE, gone(world.hosts().get(1)));
        return values;
    }

    private double joining() {
        Host joiner = world.addHost();
        joiner.start();
        return taken(() -> acquaintances.knowing(joiner) == domains);
    }

    /** The number stays: one more has joined. */
    private double gone(Host host) {
        return taken(() -> acquaintances.knowing(host) == 0);
    }

    private void idle() {
        world.meter().takeLargest();
        long bytes = world.meter().bytes();
        long messages = world.meter().messages();
        world.run(IDLE);
        double nodeSeconds = (double) IDLE.toSeconds() * domains;
        values.put(Metric.TRAFFIC, (world.meter().bytes() - bytes) / nodeSeconds);
        values.put(Metric.MESSAGES, (world.meter().messages() - messages) / nodeSeconds);
        values.put(Metric.LARGEST, (double) world.meter().takeLargest());
    }

    /** An hour in which everything loses its share. */
    Map<Metric, Double> loss(Metric metric, double share) {
        meet();
        world.weather().loss(share);
        world.run(HOUR);
        values.put(metric, (double) acquaintances.removalsBut("none") / domains);
        return values;
    }

    /** Ten minutes beside one that stands still 5 s in every 6. */
    Map<Metric, Double> pauses() {
        meet();
        Host victim = world.hosts().get(domains / 2);
        String id = victim.id();
        for (Duration at = Duration.ZERO; at.compareTo(PAUSES) < 0; at = at.plus(PERIOD)) {
            world.timeline().later(at, () -> victim.pause(PAUSE.toNanos()));
        }
        world.run(PAUSES);
        values.put(Metric.FALSE_PAUSE, (double) acquaintances.removalsBut(id));
        return values;
    }

    /** Two halves cut off from each other for ten minutes; in each an entry is written; then they are healed. */
    Map<Metric, Double> halves() {
        meet();
        List<Host> other = world.hosts().subList(0, domains / 2);
        other.forEach(host -> world.weather().side(host.number(), 1));
        settle();
        write(other.get(0), "there");
        write(world.hosts().get(domains - 1), "here");
        world.run(APART.minus(SETTLED));
        long before = acquaintances.removalsBut("none");
        other.forEach(host -> world.weather().side(host.number(), 0));
        values.put(Metric.HEAL, taken(this::allAgree));
        world.run(SETTLED);
        long flaps = acquaintances.removalsBut("none") - before;
        values.put(Metric.HEAL_FLAPS, (double) flaps);
        return values;
    }

    private static void write(Host host, String key) {
        Octets value = Octets.copyOf(new byte[] {1});
        host.domain().ifPresent(domain -> domain.post(new Input.EntryPut(key, false, value)));
    }

    /** On who is there, on all that is replicated, and each reaches each. */
    private boolean allAgree() {
        Agreement agreement = Agreement.of(world);
        return agreement.size() == domains
                && agreement.difference().isEmpty()
                && agreement.unreachable().isEmpty();
    }

    private void meet() {
        for (int number = 0; number < domains; number++) {
            world.addHost().start();
        }
        seconds(domains);
        settle();
    }

    private double seconds(int number) {
        return taken(() -> acquaintances.allKnowAll(number));
    }

    private void settle() {
        world.run(SETTLED);
    }

    private double taken(BooleanSupplier condition) {
        return world.runUntil(condition, BOUND).map(Duration::toNanos).orElse(Long.MAX_VALUE) / 1e9;
    }
}
