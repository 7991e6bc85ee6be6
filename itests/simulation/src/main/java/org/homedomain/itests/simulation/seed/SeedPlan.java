// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.seed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What a seed draws.
 *
 * @param domains so many at first
 * @param duration from the first start to the healing
 * @param faults what happens when
 * @param drifting whether the clocks go at different speeds
 * @param rest all chance of the faults themselves
 */
record SeedPlan(int domains, Duration duration, List<Due> faults, boolean drifting, RandomGenerator rest) {

    private static final int FEWEST = 2;
    private static final int MOST = 64;
    private static final int FEWEST_KINDS = 5;
    private static final int MOST_KINDS = 14;

    /** A fault and its time. */
    record Due(Fault fault, Duration at) {}

    static SeedPlan of(long seed, OptionalInt domains) {
        SplittableRandom random = new SplittableRandom(seed);
        double share = random.nextDouble();
        // Small dominions are drawn more often: they are the common ones, and where a single fault matters most.
        int drawn = (int) Math.round(FEWEST * Math.pow((double) MOST / FEWEST, share * share));
        Duration duration = Duration.ofSeconds(random.nextLong(600, 720));
        Set<Fault> kinds = kinds(random);
        List<Fault> list = List.copyOf(kinds);
        List<Due> dues = new ArrayList<>();
        int number = kinds.size() + random.nextInt(2 * kinds.size());
        for (int count = 0; count < number; count++) {
            Fault fault = count < list.size() ? list.get(count) : list.get(random.nextInt(list.size()));
            dues.add(new Due(fault, Duration.ofMillis(random.nextLong(5_000, duration.toMillis()))));
        }
        return new SeedPlan(domains.orElse(drawn), duration, dues, random.nextBoolean(), random.split());
    }

    private static Set<Fault> kinds(RandomGenerator random) {
        Set<Fault> kinds = EnumSet.noneOf(Fault.class);
        int number = random.nextInt(FEWEST_KINDS, MOST_KINDS + 1);
        Fault[] all = Fault.values();
        while (kinds.size() < number) {
            kinds.add(all[random.nextInt(all.length)]);
        }
        return kinds;
    }
}
