// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The times of multicast DNS. Where they differ from RFC 6762's proposals, ADR 0003 says why.
 */
final class Tempo {

    /** Before the first question: enough that domains that start together do not send in the same instant. */
    private static final Range FIRST_QUESTION = Range.millis(0, 20);
    /** Before the first announcement of a lonely domain: longer than an answer takes. */
    private static final Range LISTENING = Range.millis(100, 180);
    /** Before an answer that others may give, too. */
    private static final Range SHARED_ANSWER = Range.millis(20, 50);
    /** Before an answer to a question that announces more known answers; section 7.2. */
    private static final Range ANSWER_TO_TRUNCATED = Range.millis(400, 500);
    /** Between the questions of an answerable domain. */
    private static final Range ANSWERABLE_QUESTION = Range.millis(50_000, 70_000);
    /** Shifts each repetition of a lonely domain. */
    private static final Range SHIFT_PERCENT = new Range(90, 110);

    static final Duration FIRST_GAP = Duration.ofSeconds(1);
    static final Duration LONGEST_GAP = Duration.ofSeconds(60);

    private final RandomGenerator random;

    Tempo(RandomGenerator random) {
        this.random = random;
    }

    long firstQuestion() {
        return FIRST_QUESTION.draw(random);
    }

    long listening() {
        return LISTENING.draw(random);
    }

    long answerableQuestion() {
        return ANSWERABLE_QUESTION.draw(random);
    }

    /** Before an answer, by RFC 6762 section 6: at once if nobody else can give it. */
    long answer(boolean shared, boolean truncated) {
        if (truncated) {
            return ANSWER_TO_TRUNCATED.draw(random);
        }
        return shared ? SHARED_ANSWER.draw(random) : 0;
    }

    /** A gap, shifted by up to a tenth. */
    long shifted(long gapNanos) {
        return gapNanos / 100 * SHIFT_PERCENT.draw(random);
    }

    /** The gap after that one. */
    static long longer(long gapNanos) {
        return Math.min(gapNanos * 2, LONGEST_GAP.toNanos());
    }

    private record Range(long min, long max) {

        static Range millis(long min, long max) {
            return new Range(
                    Duration.ofMillis(min).toNanos(), Duration.ofMillis(max).toNanos());
        }

        long draw(RandomGenerator random) {
            return random.nextLong(min, max + 1);
        }
    }
}
