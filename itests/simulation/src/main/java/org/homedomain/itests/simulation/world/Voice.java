// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import java.util.Optional;
import org.homedomain.membership.Input;
import org.homedomain.membership.Stance;

/**
 * Multicast DNS of one domain, as its discovery bundle speaks it: a lonely domain asks after 0–20 ms and announces after
 * 100–180 ms, then both at gaps of 1, 2, 4 … 60 s; an answerable one asks every 50–70 s; both answer after 20–50 ms.
 */
final class Voice {

    private static final long MILLI = 1_000_000L;
    private static final long FIRST_GAP = 1000 * MILLI;
    /** The same answer is not given twice within. */
    private static final long SAME_RECORD = 1000 * MILLI;

    private static final long LONGEST_GAP = 60_000 * MILLI;

    private final World world;
    private final Domain domain;
    private Stance stance = Stance.QUIET;
    private int round;
    private boolean answerWaits;
    private long lastTold = -SAME_RECORD;

    Voice(World world, Domain domain) {
        this.world = world;
        this.domain = domain;
    }

    void assume(Stance newer) {
        if (newer == stance) {
            return;
        }
        stance = newer;
        round++;
        int current = round;
        if (newer == Stance.LONELY) {
            repeat(current, draw(0, 20), FIRST_GAP, this::question);
            repeat(current, draw(100, 180), FIRST_GAP, this::announcement);
        } else if (newer == Stance.ANSWERABLE) {
            world.timeline().later(draw(0, 20), () -> ifStill(current, this::announcement));
            askEachMinute(current);
        }
    }

    private void repeat(int current, long delay, long gap, Runnable act) {
        world.timeline()
                .later(
                        delay,
                        () -> ifStill(current, () -> {
                            act.run();
                            repeat(
                                    current,
                                    gap / 100 * world.random().nextLong(90, 111),
                                    Math.min(2 * gap, LONGEST_GAP),
                                    act);
                        }));
    }

    private void askEachMinute(int current) {
        world.timeline()
                .later(
                        draw(50_000, 70_000),
                        () -> ifStill(current, () -> {
                            question();
                            askEachMinute(current);
                        }));
    }

    private void ifStill(int current, Runnable act) {
        if (domain.isRunning() && round == current) {
            act.run();
        }
    }

    private void question() {
        world.multicast().question(domain.host());
    }

    private void announcement() {
        lastTold = world.now();
        world.multicast().announcement(domain.host(), sighting());
    }

    /** Somebody asks who is there. */
    void asked() {
        if (stance == Stance.QUIET || domain.host().isPaused() || answerWaits) {
            return;
        }
        answerWaits = true;
        long due = Math.max(world.now() + draw(20, 50), lastTold + SAME_RECORD);
        world.timeline().at(due, () -> {
            answerWaits = false;
            if (domain.isRunning()) {
                announcement();
            }
        });
    }

    private Input.Sighted sighting() {
        return new Input.Sighted(Optional.of(domain.host().id()), domain.host().endpoint(), "multicast");
    }

    private long draw(long fromMillis, long toMillis) {
        return world.random().nextLong(fromMillis * MILLI, toMillis * MILLI);
    }
}
