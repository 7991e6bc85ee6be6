// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.table;

/** What is measured, and what is aimed at for 3, 16, 100 and 1,000 domains. */
public enum Metric {
    JOIN("join", "ms", 400, 500, 1_000, 2_500),
    FRESH("fresh-together", "ms", 1_100, 1_100, 1_100, 2_500),
    KILL("kill", "s", 0.1, 0.15, 0.4, 1.5),
    SILENCE("silence", "s", 2, 2, 3, 5),
    FALSE_5("false-removals-loss-5", "per node-hour", 0, 0, 0, 0),
    FALSE_20("false-removals-loss-20", "per node-hour", 1, 1, 1, 1),
    FALSE_PAUSE("false-removals-beside-pause", "count", 0, 0, 0, 0),
    HEAL("heal-of-halves", "s", 5, 5, 5, 5),
    HEAL_FLAPS("removals-after-healing", "count", 0, 0, 0, 0),
    TRAFFIC("traffic", "B/s", 450, 700, 1_000, 1_000),
    MESSAGES("messages", "1/s", Double.NaN, Double.NaN, Double.NaN, Double.NaN),
    LARGEST("largest-message-idle", "B", Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    private static final int[] SIZES = {3, 16, 100, 1_000};

    private final String words;
    private final String unit;

    @SuppressWarnings("ImmutableEnumChecker") // written by nobody
    private final double[] goals;

    Metric(String words, String unit, double... goals) {
        this.words = words;
        this.unit = unit;
        this.goals = goals;
    }

    /** Its name for people and programs. */
    public String words() {
        return words;
    }

    /** The unit of its values. */
    public String unit() {
        return unit;
    }

    /** What is aimed at for so many domains, that of the next larger size; not a number if nothing is. */
    public double goal(int domains) {
        int index = 0;
        while (index < SIZES.length - 1 && SIZES[index] < domains) {
            index++;
        }
        return goals[index];
    }
}
