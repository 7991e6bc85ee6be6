// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.table;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.homedomain.itests.simulation.world.Host;
import org.homedomain.itests.simulation.world.World;
import org.homedomain.membership.Pacing;

/**
 * One world of very many domains in which the same things are measured several times, one after the other. That all
 * start in one moment would cost most of the time: each newcomer learns of each other one, from many (M7.1). So small
 * groups start apart from each other, and pairs of groups of one size are joined until there is one.
 */
final class Crowd {

    private static final int GROUP = 25;
    private static final Duration MET = Duration.ofSeconds(3);
    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final Duration SETTLED = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final World world;
    private final int domains;
    private final Acquaintances acquaintances = new Acquaintances();
    private final Consumer<String> progress;
    private int next;

    /**
     * @param progress told what is done next
     */
    Crowd(long seed, int domains, Consumer<String> progress) {
        this.world = new World(seed, Pacing.DEFAULT);
        this.domains = domains;
        this.progress = progress;
        world.witness(acquaintances);
    }

    /** So many times each: one joins, one is killed, a minute passes quietly, one falls silent. */
    List<Map<Metric, Double>> rounds(int number) {
        progress.accept(domains + " domains meet");
        gather();
        List<Map<Metric, Double>> rounds = new ArrayList<>();
        for (int round = 0; round < number; round++) {
            progress.accept(domains + " domains, round " + (round + 1) + " of " + number);
            rounds.add(round());
            world.addHost().start(); // as many as before
            settle();
        }
        return rounds;
    }

    private void gather() {
        for (int number = 0; number < domains; number++) {
            Host host = world.addHost();
            world.weather().side(host.number(), number / GROUP);
            host.start();
        }
        world.run(MET);
        for (int size = GROUP; size < domains; size *= 2) {
            join(size);
        }
        if (Double.isInfinite(taken(() -> acquaintances.allKnowAll(domains)))) {
            throw new IllegalStateException(domains + " domains did not all meet within " + BOUND);
        }
        settle();
    }

    /** Each second group of a size is told to join the one before it. */
    private void join(int size) {
        List<Host> hosts = world.hosts();
        hosts.forEach(host -> world.weather().side(host.number(), host.number() / (2 * size)));
        for (int first = size; first < domains; first += 2 * size) {
            hosts.get(first).people().rejoin(hosts.get(first - size));
        }
        world.run(MET);
    }

    private Map<Metric, Double> round() {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        Host joiner = world.addHost();
        joiner.start();
        values.put(Metric.JOIN, taken(() -> acquaintances.knowing(joiner) == domains) * 1000);
        settle();
        Host killed = nextVictim();
        killed.kill();
        values.put(Metric.KILL, taken(() -> acquaintances.knowing(killed) == 0));
        settle();
        idle(values);
        Host silenced = nextVictim();
        silenced.powerOff();
        values.put(Metric.SILENCE, taken(() -> acquaintances.knowing(silenced) == 0));
        settle();
        return values;
    }

    private Host nextVictim() {
        Host victim = world.hosts().get(next);
        next++;
        return victim;
    }

    private void idle(Map<Metric, Double> values) {
        world.meter().takeLargest();
        long bytes = world.meter().bytes();
        long messages = world.meter().messages();
        world.run(IDLE);
        double nodeSeconds = (double) IDLE.toSeconds() * domains;
        values.put(Metric.TRAFFIC, (world.meter().bytes() - bytes) / nodeSeconds);
        values.put(Metric.MESSAGES, (world.meter().messages() - messages) / nodeSeconds);
        values.put(Metric.LARGEST, (double) world.meter().takeLargest());
    }

    private void settle() {
        world.run(SETTLED);
    }

    /** Seconds; infinitely many if it took longer than the bound. */
    private double taken(BooleanSupplier condition) {
        return world.runUntil(condition, BOUND)
                .map(duration -> duration.toNanos() / 1e9)
                .orElse(Double.POSITIVE_INFINITY);
    }
}
