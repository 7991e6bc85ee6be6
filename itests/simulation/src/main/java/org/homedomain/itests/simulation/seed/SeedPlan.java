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
import java.util.stream.Stream;

/**
 * What a seed draws.
 *
 * @param domains so many at first
 * @param duration from the first start to the healing
 * @param faults what happens when
 * @param drifting whether the clocks go at different speeds
 * @param population of what kinds they are
 * @param rest all chance of the faults themselves
 */
record SeedPlan(
        int domains,
        Duration duration,
        List<Due> faults,
        boolean drifting,
        Population population,
        RandomGenerator rest) {

    private static final int FEWEST = 2;
    private static final int MOST = 64;
    /** Two seeds in five have two domains, one in six more than 16, one in fourteen more than 32. */
    private static final int RARITY = 3;

    private static final int FEWEST_KINDS = 5;
    private static final int MOST_KINDS = 14;

    /** So many originals, beside the domains of ours. */
    private static final int MOST_ORIGINALS = 3;

    /**
     * Of what kinds the domains are.
     *
     * @param originals so many besides
     * @param older share of ours that run the older version
     * @param twoNetworks share of ours that are in the second network, too
     */
    record Population(int originals, double older, double twoNetworks) {

        /** One seed in four has originals, one in four older versions, one in three a second network. */
        static Population of(RandomGenerator random) {
            return new Population(
                    random.nextInt(4) == 0 ? random.nextInt(1, MOST_ORIGINALS + 1) : 0,
                    random.nextInt(4) == 0 ? random.nextDouble() : 0,
                    random.nextInt(3) == 0 ? random.nextDouble() : 0);
        }
    }

    /** A fault and its time. */
    record Due(Fault fault, Duration at) {}

    static SeedPlan of(long seed, OptionalInt domains) {
        SplittableRandom random = new SplittableRandom(seed);
        double share = random.nextDouble();
        // Small dominions are drawn more often: they are the common ones, and where a single fault matters most.
        int drawn = (int) Math.round(FEWEST * Math.pow((double) MOST / FEWEST, Math.pow(share, RARITY)));
        Duration duration = Duration.ofSeconds(random.nextLong(600, 720));
        Set<Fault> kinds = kinds(random);
        List<Fault> list = List.copyOf(kinds);
        List<Due> dues = new ArrayList<>();
        int number = kinds.size() + random.nextInt(2 * kinds.size());
        for (int count = 0; count < number; count++) {
            Fault fault = count < list.size() ? list.get(count) : list.get(random.nextInt(list.size()));
            dues.add(new Due(fault, Duration.ofMillis(random.nextLong(5_000, duration.toMillis()))));
        }
        boolean drifting = random.nextBoolean();
        return new SeedPlan(domains.orElse(drawn), duration, dues, drifting, Population.of(random), random.split());
    }

    /** Common faults that are not planned: they happen instead of what cannot. */
    Substitutes substitutes() {
        List<Fault> unplanned = new ArrayList<>(common());
        unplanned.removeAll(faults.stream().map(Due::fault).toList());
        return new Substitutes(unplanned);
    }

    private static List<Fault> common() {
        return Stream.of(Fault.values()).filter(Fault::happensAnywhere).toList();
    }

    private static Set<Fault> kinds(RandomGenerator random) {
        Set<Fault> kinds = EnumSet.noneOf(Fault.class);
        int number = random.nextInt(FEWEST_KINDS, MOST_KINDS + 1);
        List<Fault> common = common();
        while (kinds.size() < FEWEST_KINDS) {
            kinds.add(common.get(random.nextInt(common.size())));
        }
        Fault[] all = Fault.values();
        while (kinds.size() < number) {
            kinds.add(all[random.nextInt(all.length)]);
        }
        return kinds;
    }
}
