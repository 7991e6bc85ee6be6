// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a domain heard of a peer.
 *
 * @param nanos when, by the monotonic clock of the machine: comparable with {@link System#nanoTime} in any process
 * @param kind JOINED, UPDATED, SUSPECTED, REFUTED, FAILED, LEFT, SLEPT or REAPED
 * @param id whom it is about
 * @param incarnation of that peer, after it
 * @param reason for people
 */
public record Observation(long nanos, String kind, String id, long incarnation, String reason) {

    private static final Set<String> BAD = Set.of("SUSPECTED", "FAILED", "LEFT", "SLEPT", "REAPED");
    private static final Pattern LINE = Pattern.compile("(\\d+) (\\w+) (\\S+) (\\d+) (.*)");

    static Optional<Observation> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(new Observation(
                        Long.parseLong(matcher.group(1)),
                        matcher.group(2),
                        matcher.group(3),
                        Long.parseLong(matcher.group(4)),
                        matcher.group(5)))
                : Optional.empty();
    }

    /** Whether it is good news, and not of late. */
    boolean settled(Duration time) {
        return !BAD.contains(kind) && System.nanoTime() - nanos >= time.toNanos();
    }

    /** Whether it is of that kind and about that domain. */
    public boolean tells(String word, Member subject) {
        return kind.equals(word) && id.equals(subject.id());
    }
}
