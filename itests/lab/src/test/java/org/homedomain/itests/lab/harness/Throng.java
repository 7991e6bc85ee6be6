// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Many domains in few processes: one host has a single one, to which things are done as to any process; the other hosts
 * share the rest.
 */
public final class Throng {

    /** Each waits for the one before. */
    private static final Duration MEETING = Duration.ofMinutes(5);

    private final Host last;
    private final List<Crowd> shared;
    private Crowd single;

    private Throng(Host last, List<Crowd> shared) {
        this.last = last;
        this.shared = shared;
        this.single = last.startFreshCrowd(1);
    }

    /** Starts that many, remembering nothing, in each process one after the other, and waits until all know all. */
    public static Throng start(Lab lab, int size) {
        int sharing = lab.hosts().size() - 1;
        List<Crowd> shared = new ArrayList<>();
        for (int host = 0; host < sharing; host++) {
            shared.add(lab.hosts().get(host).startFreshCrowd((size - 1 + host) / sharing));
        }
        Throng throng = new Throng(lab.hosts().get(sharing), shared);
        Await.untilTold(MEETING, size + " domains to know each other", throng::known);
        return throng;
    }

    /** Waits until for that time nobody heard anything, all knowing all. */
    public void awaitQuiet(Duration time) {
        Await.untilTold(Lab.START, "all to be calm", () -> News.among(engines()).quiet(time) && known());
    }

    private boolean known() {
        return News.among(engines()).known();
    }

    /** The process with one domain. */
    public Crowd single() {
        return single;
    }

    /** One of the processes with several. */
    public Crowd group() {
        return shared.get(0);
    }

    /** The only domain of its process. */
    public Engine victim() {
        return single.engines().get(0);
    }

    /** Starts the only domain of its process again, as one that nobody knows. */
    public Engine replaceVictim() {
        single = last.startFreshCrowd(1);
        return victim();
    }

    /** Starts the processes with several again that ended, with what they knew. */
    public Crowd restartGroup() {
        Crowd ended = shared.remove(0);
        shared.add(0, ended.host().startCrowd(ended.engines().size()));
        return group();
    }

    /** All domains that run. */
    public List<Engine> engines() {
        return crowds().stream().flatMap(crowd -> crowd.engines().stream()).toList();
    }

    /** All but those of one process. */
    public List<Engine> others(Crowd one) {
        return crowds().stream()
                .filter(crowd -> crowd != one)
                .flatMap(crowd -> crowd.engines().stream())
                .toList();
    }

    /** All processes. */
    public List<Crowd> crowds() {
        List<Crowd> all = new ArrayList<>(shared);
        all.add(single);
        return all;
    }
}
