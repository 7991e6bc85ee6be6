// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a TCP connection: what goes in comes out in that order, or not at all. What gets lost is sent again
 * after 200 ms, then 400 ms and so on; meanwhile all behind it waits. As in Linux the sender gives up after 15
 * repetitions, some 15 minutes. Acknowledgements are not lost: one that is costs a repetition that nobody sees.
 */
final class Lane {

    private static final long FIRST_RTO = 200_000_000L;
    private static final long LONGEST_RTO = 120_000_000_000L;
    private static final int MAX_REPETITIONS = 15;

    /** Where a lane ends. */
    interface Mouth {

        /** Whether a machine with that address is there and takes segments. */
        boolean isThere();

        /** Whether that machine knows the connection; else it resets it. */
        boolean knowsConnection();
    }

    private static final class Parcel {
        private final int segments;
        private final Runnable arrival;
        private boolean underWay;
        private boolean arrived;

        Parcel(int segments, Runnable arrival) {
            this.segments = segments;
            this.arrival = arrival;
        }
    }

    private final World world;
    private final int from;
    private final int to;
    private final Mouth source;
    private final Mouth mouth;
    private final Runnable reset;
    private final Runnable gaveUp;
    private final Deque<Parcel> parcels = new ArrayDeque<>();
    private Timeline.@Nullable Task timer;
    private int repetitions;
    private boolean closed;

    /**
     * @param source the sender's end; if it is not there nothing is sent
     * @param reset the receiver knows no such connection: called when the sender learns it
     * @param gaveUp called when the sender gives up
     */
    Lane(World world, int from, int to, Mouth source, Mouth mouth, Runnable reset, Runnable gaveUp) {
        this.world = world;
        this.from = from;
        this.to = to;
        this.source = source;
        this.mouth = mouth;
        this.reset = reset;
        this.gaveUp = gaveUp;
    }

    /** Sends; the arrival runs when it and all before it is there. */
    void send(int segments, Runnable arrival) {
        if (closed) {
            return;
        }
        Parcel parcel = new Parcel(segments, arrival);
        parcels.addLast(parcel);
        attempt(parcel);
        armTimer();
    }

    /** Nothing more goes in or comes out. */
    void close() {
        closed = true;
        parcels.clear();
        disarm();
    }

    private void attempt(Parcel parcel) {
        if (!source.isThere() || !world.weather().passes(from, to, parcel.segments)) {
            return;
        }
        parcel.underWay = true;
        world.timeline().later(world.weather().hop(from, to), () -> arrive(parcel));
    }

    private void arrive(Parcel parcel) {
        parcel.underWay = false;
        if (closed) {
            return;
        }
        if (!mouth.isThere() || !mouth.knowsConnection()) {
            if (mouth.isThere()) {
                answerReset();
            }
            armTimer();
            return;
        }
        parcel.arrived = true;
        deliver();
    }

    private void answerReset() {
        if (world.weather().passes(to, from, 1)) {
            world.timeline().later(world.weather().hop(to, from), () -> {
                if (!closed && source.isThere()) {
                    reset.run();
                }
            });
        }
    }

    private void deliver() {
        boolean any = false;
        while (!closed && !parcels.isEmpty() && parcels.getFirst().arrived) {
            any = true;
            parcels.removeFirst().arrival.run();
        }
        if (!any || closed) {
            return;
        }
        repetitions = 0;
        disarm();
        // What was lost behind it is sent again with the acknowledgement.
        for (Parcel parcel : parcels) {
            if (!parcel.arrived && !parcel.underWay) {
                attempt(parcel);
            }
        }
        armTimer();
    }

    private void armTimer() {
        if (timer != null || parcels.isEmpty() || closed) {
            return;
        }
        Parcel head = parcels.getFirst();
        if (head.underWay && repetitions == 0) {
            return; // it will arrive; a timer for it would be cancelled
        }
        long rto = Math.min(LONGEST_RTO, FIRST_RTO << Math.min(repetitions, 20));
        timer = world.timeline().later(rto, this::repeat);
    }

    private void repeat() {
        timer = null;
        if (closed || parcels.isEmpty()) {
            return;
        }
        if (repetitions == MAX_REPETITIONS) {
            close();
            gaveUp.run();
            return;
        }
        repetitions++;
        Parcel head = parcels.getFirst();
        if (!head.underWay) {
            attempt(head);
        }
        armTimer();
    }

    private void disarm() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
