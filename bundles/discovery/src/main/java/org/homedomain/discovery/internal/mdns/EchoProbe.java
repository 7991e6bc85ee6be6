// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for a question of ours and our answer to it to come back on each lane; for any thread. */
final class EchoProbe {

    private final CountDownLatch complete = new CountDownLatch(1);
    private final Set<Lane> questions = new LinkedHashSet<>();
    private final Set<Lane> announcements = new LinkedHashSet<>();
    private Set<Lane> expected = Set.of();
    private boolean begun;
    private boolean audible;

    /** The question goes out now, on these lanes; an audible domain answers it. */
    synchronized void begin(Set<Lane> lanes, boolean answering) {
        expected = Set.copyOf(lanes);
        audible = answering;
        begun = true;
        completeIfAllIsThere();
    }

    synchronized void questionCameBack(Lane lane) {
        questions.add(lane);
        completeIfAllIsThere();
    }

    synchronized void announcementCameBack(Lane lane) {
        announcements.add(lane);
        completeIfAllIsThere();
    }

    private void completeIfAllIsThere() {
        boolean answered = !audible || announcements.containsAll(expected);
        if (begun && answered && questions.containsAll(expected)) {
            complete.countDown();
        }
    }

    /** What came back in time, at once when all did; empty if the question did not even go out. */
    Optional<Echoes> await(Duration patience) throws InterruptedException {
        boolean allThere = complete.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        synchronized (this) {
            return allThere || begun ? Optional.of(new Echoes(questions, announcements, audible)) : Optional.empty();
        }
    }

    /**
     * What came back.
     *
     * @param questions lanes on which our question was heard
     * @param announcements lanes on which our announcement was heard
     * @param audible whether this domain is one that announces itself
     */
    record Echoes(Set<Lane> questions, Set<Lane> announcements, boolean audible) {

        Echoes {
            questions = Set.copyOf(questions);
            announcements = Set.copyOf(announcements);
        }
    }
}
