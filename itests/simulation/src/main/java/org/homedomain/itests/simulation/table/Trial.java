// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.table;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.homedomain.itests.simulation.world.Host;
import org.homedomain.itests.simulation.world.World;
import org.homedomain.membership.Pacing;

/** One world in which several things are measured, one after the other. */
final class Trial {

    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final Duration SETTLED = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PAUSES = Duration.ofMinutes(10);
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
