// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

/** How things stand between this domain and one peer as correspondents: what it was told, what is under way. */
final class Courier {

    /** Reading of a clock that never comes. */
    static final long NEVER = Long.MAX_VALUE;

    private final Runnable callMoved;
    private long told;
    private long said;
    private long boot;
    private boolean met;
    private int underWay;
    private boolean probing;
    private boolean moreWaiting;
    private long callAtNanos = NEVER;
    private long giveUpAtNanos = NEVER;
    private boolean answerMissed;
    private int failures;
    private int excuses;
    private int stops;
    private boolean accusationRefuted;
    private boolean answered;
    private long streamAtNanos = NEVER;
    private int streamFailures;
    private int missedBeats;
    private int disagreements;
    private int reconciliations;
    private long reconcileAtNanos = Long.MIN_VALUE;

    /**
     * With one peer.
     *
     * @param callMoved told when it is to be called at another time
     */
    Courier(Runnable callMoved) {
        this.callMoved = callMoved;
    }

    /** All lines of the change log up to this one were told. */
    long told() {
        return told;
    }

    void told(long sequence) {
        told = Math.max(told, sequence);
    }

    /** All verdicts up to this line were said on a stream, where nobody confirms anything. */
    long said() {
        return said;
    }

    void said(long sequence) {
        said = sequence;
    }

    /** What was said on a stream may not have come through. */
    void forgetSaid() {
        said = 0;
    }

    /** It may lack anything. */
    void forgetTold() {
        told = 0;
        said = 0;
    }

    /** A call to it failed: it may lack anything, and its answer, which it takes for told, may be lost. */
    void callFailed() {
        forgetTold();
        answerMissed = true;
    }

    /** When to open a stream to it. */
    long streamAt() {
        return streamAtNanos;
    }

    void streamAt(long nanos) {
        streamAtNanos = nanos;
    }

    /** Returns how often in a row that happened. */
    int streamFailed() {
        streamFailures++;
        return streamFailures;
    }

    /** Whether a call to it was ever answered. */
    boolean hasAnswered() {
        return answered;
    }

    void beatCame() {
        missedBeats = 0;
        streamFailures = 0;
    }

    /** Returns how many in a row. */
    int beatMissed() {
        missedBeats++;
        return missedBeats;
    }

    /** It holds what this domain holds. */
    void agreed() {
        disagreements = 0;
        reconciliations = 0;
    }

    /** Returns how often in a row. */
    int disagreed() {
        disagreements++;
        return disagreements;
    }

    /** Returns how often in a row. */
    int reconciled() {
        disagreements = 0;
        reconciliations++;
        return reconciliations;
    }

    long reconcileAt() {
        return reconcileAtNanos;
    }

    void reconcileAt(long nanos) {
        reconcileAtNanos = nanos;
    }

    /** Whether the last call to it failed, so that the next one must say so; rule M4.3. */
    boolean answerMissed() {
        return answerMissed;
    }

    boolean hasMet() {
        return met;
    }

    /** Of the run spoken with last. */
    long boot() {
        return boot;
    }

    /** A message came from this run of the peer. A new run knows nothing of what the old one was told. */
    boolean metRun(long senderBoot) {
        boolean other = boot != senderBoot;
        met = true;
        if (other) {
            forgetTold();
            boot = senderBoot;
        }
        return other;
    }

    /** Whether none is under way yet. */
    boolean beginProbe() {
        boolean first = !probing;
        probing = true;
        return first;
    }

    /** Whether it is being asked whether it lives. */
    boolean isProbing() {
        return probing;
    }

    /** Whether a call is under way or to come that shows whether it can be reached. */
    boolean isLooking() {
        return probing || busy() || callAtNanos != NEVER;
    }

    void probeReturned() {
        probing = false;
    }

    boolean busy() {
        return underWay > 0;
    }

    void departed() {
        underWay++;
    }

    void returned() {
        underWay--;
    }

    boolean moreWaiting() {
        return moreWaiting;
    }

    void moreWaiting(boolean value) {
        moreWaiting = value;
    }

    /** When to call it for its own sake: introduction, redial, an original's heartbeat. */
    long callAtNanos() {
        return callAtNanos;
    }

    void callAt(long nanos) {
        if (nanos != callAtNanos) {
            callAtNanos = nanos;
            callMoved.run();
        }
    }

    /** When an original counts as gone. */
    long giveUpAtNanos() {
        return giveUpAtNanos;
    }

    void giveUpAt(long nanos) {
        giveUpAtNanos = nanos;
    }

    int failures() {
        return failures;
    }

    void failed() {
        failures++;
    }

    /** A call failed, and this domain was slow to see it. Returns how often that happened since one was answered. */
    int excused() {
        excuses++;
        return excuses;
    }

    /** The same where it stood still meanwhile. */
    int excusedStandingStill() {
        stops++;
        return stops;
    }

    /** M21.4: what kept streams from being opened is over. */
    void streamAgain(long now) {
        streamFailures = 0;
        streamAtNanos = streamAtNanos == NEVER ? NEVER : Math.min(streamAtNanos, now);
    }

    void succeeded() {
        answered = true;
        failures = 0;
        excuses = 0;
        stops = 0;
        answerMissed = false;
        accusationRefuted = false;
    }

    /** Others reach it though this domain does not: rule M11, this domain's failures accuse it no more. */
    boolean accusationRefuted() {
        return accusationRefuted;
    }

    void accusationWasRefuted() {
        failures = 0;
        accusationRefuted = true;
    }
}
