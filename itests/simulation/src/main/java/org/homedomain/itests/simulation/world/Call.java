// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.homedomain.itests.simulation.world.ConnectionEnd.Ending;
import org.homedomain.itests.simulation.world.ConnectionEnd.Rider;
import org.homedomain.membership.Answer;
import org.homedomain.membership.FailureReason;
import org.homedomain.membership.Send;
import org.jspecify.annotations.Nullable;

/**
 * One exchange, as the transport of production carries it out: all addresses, the next one when one failed or after
 * 250 ms; a connection that worked before and turns out to be broken is made anew once; one on which a deadline passed
 * is given up.
 */
final class Call {

    private static final long HEAD_START = 250_000_000L;

    /** What one address said weighs more, the earlier it stands here. */
    private static final List<FailureReason> TELLING = List.of(
            FailureReason.OWN_ID,
            FailureReason.MISDIRECTED,
            FailureReason.UNINTELLIGIBLE,
            FailureReason.SILENT,
            FailureReason.REFUSED);

    private final World world;
    private final Caller caller;
    private final Send send;
    private final int size;
    private final Deque<String> addresses;
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<FailureReason> failures = new ArrayList<>();
    private Timeline.@Nullable Task deadline;
    private int running;
    private boolean done;

    Call(World world, Caller caller, Send send, int size) {
        this.world = world;
        this.caller = caller;
        this.send = send;
        this.size = size;
        this.addresses = new ArrayDeque<>(send.target().addresses());
    }

    void start() {
        deadline = world.timeline().later(send.deadline(), () -> caller.agenda().overdue(this::expire));
        next();
    }

    private void next() {
        String address = addresses.poll();
        if (done || address == null) {
            loseIfNoneIsLeft();
            return;
        }
        running++;
        Attempt attempt = new Attempt(new Socket(address, send.target().port()));
        attempts.add(attempt);
        attempt.start();
        if (!addresses.isEmpty()) {
            world.timeline().later(HEAD_START, this::next);
        }
    }

    private void loseIfNoneIsLeft() {
        if (!done && running == 0 && addresses.isEmpty()) {
            FailureReason telling =
                    TELLING.stream().filter(failures::contains).findFirst().orElse(FailureReason.SILENT);
            boolean hope = failures.contains(FailureReason.SILENT);
            finish(hope && telling == FailureReason.MISDIRECTED ? FailureReason.SILENT : telling);
        }
    }

    private void expire() {
        if (!done) {
            attempts.forEach(Attempt::abandon);
            finish(FailureReason.SILENT);
        }
    }

    private void finish(FailureReason reason) {
        settle();
        caller.failed(send, reason);
    }

    private void settle() {
        done = true;
        if (deadline != null) {
            deadline.cancel();
        }
    }

    private final class Attempt implements Rider {

        private final Socket socket;
        private @Nullable Connection connection;
        private boolean usedProven;
        private boolean over;

        Attempt(Socket socket) {
            this.socket = socket;
        }

        void start() {
            Connection used = caller.pool().to(socket);
            connection = used;
            usedProven = used.isProven();
            used.near().add(this);
            if (used.isStanding()) {
                connected();
            }
        }

        @Override
        public void connected() {
            if (done || connection == null) {
                return;
            }
            Connection used = connection;
            int segments = world.meter().message(size, false);
            String remote = used.near().address();
            used.sendUp(segments, () -> used.far().speaker().receive(send.message(), remote, this::answer));
        }

        /** At the other end. */
        private void answer(Answer answer, int answerSize) {
            if (connection == null) {
                return;
            }
            Connection used = connection;
            int segments = world.meter().message(answerSize, true);
            used.sendDown(segments, () -> caller.agenda().hear(() -> answered(answer)));
        }

        private void answered(Answer answer) {
            if (over || done) {
                return;
            }
            over = true;
            if (connection != null) {
                connection.prove();
                connection.leave(this);
            }
            running--;
            if (answer instanceof Answer.Reply reply) {
                settle();
                attempts.forEach(Attempt::withdraw);
                caller.replied(send, reply.message(), socket.address());
            } else if (answer instanceof Answer.Refusal refusal) {
                failures.add(refusal.reason());
                next();
            }
        }

        @Override
        public void ended(Ending how) {
            caller.agenda().hear(() -> lost(how));
        }

        private void lost(Ending how) {
            if (over || done) {
                return;
            }
            if (how == Ending.BROKEN && usedProven) {
                start();
                return;
            }
            over = true;
            running--;
            failures.add(how == Ending.REFUSED ? FailureReason.REFUSED : FailureReason.SILENT);
            next();
        }

        /** The deadline passed: the connection is not used again. */
        private void abandon() {
            if (!over && connection != null) {
                over = true;
                caller.pool().giveUp(connection);
                connection.leave(this);
            }
        }

        private void withdraw() {
            if (!over && connection != null) {
                over = true;
                connection.leave(this);
            }
        }
    }
}
