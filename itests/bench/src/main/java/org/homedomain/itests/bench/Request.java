// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.util.List;

/**
 * What a person asked for.
 *
 * @param metric what to measure
 * @param sizes numbers of members
 * @param runs how often
 * @param systems which, by name
 * @param json whether the answer is for a program
 * @param requirePeers whether a system that cannot run here is an error
 * @param trial what goes for some metrics only
 */
record Request(
        Metric metric,
        List<Integer> sizes,
        int runs,
        List<String> systems,
        boolean json,
        boolean requirePeers,
        Trial trial) {

    /** What false-removals loses unless somebody says otherwise. */
    static final int USUAL_LOSS_PERCENT = 5;

    /**
     * How long and under what.
     *
     * @param minutes of each run of false-removals
     * @param lossPercent packets lost meanwhile
     * @param besideStopper whether one member is stopped most of the time
     * @param seconds of each window of traffic and cpu
     */
    record Trial(int minutes, int lossPercent, boolean besideStopper, int seconds) {}

    /** Conditions other than the usual ones make another metric. */
    String metricName() {
        if (!metric.label().equals(Metric.FALSE_REMOVALS)) {
            return metric.label();
        }
        int usual = trial.besideStopper() ? 0 : USUAL_LOSS_PERCENT;
        return metric.label()
                + (trial.besideStopper() ? "-beside-stopper" : "")
                + (trial.lossPercent() == usual ? "" : "-loss-" + trial.lossPercent());
    }
}
