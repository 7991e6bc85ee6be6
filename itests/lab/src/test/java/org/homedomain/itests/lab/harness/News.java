// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What observed domains are told of others, read from what their observers wrote. Nobody is told of itself.
 *
 * @param subjects whom the news is about
 * @param hearers who hears of it
 */
public record News(List<? extends Member> subjects, List<? extends Member> hearers) {

    /** How long a time is waited for that is over its bound, so that it can be told. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    /** Copies the lists. */
    public News {
        subjects = List.copyOf(subjects);
        hearers = List.copyOf(hearers);
    }

    /** What some domains hear of one. */
    public static News of(Member subject, List<? extends Member> hearers) {
        return new News(List.of(subject), hearers);
    }

    /** What some domains hear of each other. */
    public static News among(List<? extends Member> domains) {
        return new News(domains, domains);
    }

    /** Waits until every hearer was told of every subject; returns how long the last took, at most the bound. */
    public Duration awaitAll(String kind, long since, Duration bound) {
        Await.untilTold(
                bound.plus(SLACK),
                kind + " to be told of " + names(subjects) + " to " + names(hearers),
                () -> pairs().noneMatch(pair -> pair.told(kind, since).isEmpty()));
        long last = pairs().mapToLong(pair -> pair.told(kind, since).get(0).nanos() - since)
                .max()
                .orElseThrow();
        Duration time = Duration.ofNanos(last);
        assertThat(time)
                .as("%s of %s told to %s", kind, names(subjects), names(hearers))
                .isLessThanOrEqualTo(bound);
        return time;
    }

    /** All that was told of that kind. */
    public List<Told> all(String kind, long since) {
        return pairs().flatMap(pair -> pair.told(kind, since).stream()
                        .map(each ->
                                new Told(pair.hearer().name(), pair.subject().name(), each)))
                .toList();
    }

    /** Pairs of which the hearer was not told of the subject exactly that often, for people. */
    public List<String> notTold(int times, String kind, long since) {
        return pairs().filter(pair -> pair.told(kind, since).size() != times)
                .map(pair -> kind + " of " + pair.subject().name() + " was told to "
                        + pair.hearer().name() + " " + pair.told(kind, since).size() + " times")
                .toList();
    }

    /** When the last of all that was told since then was told, and how long that took; zero if nothing was. */
    public Duration untilLast(long since) {
        return Duration.ofNanos(pairs().flatMap(pair -> pair.all().stream())
                .mapToLong(each -> each.nanos() - since)
                .filter(nanos -> nanos >= 0)
                .max()
                .orElse(0));
    }

    /** Whether for that time nobody was told anything, and nobody has yet to refute or to come back. */
    public boolean quiet(Duration time) {
        return pairs().allMatch(pair -> pair.quiet(time));
    }

    /** Whether every hearer knows every subject, and thinks well of it. */
    public boolean known() {
        return pairs().allMatch(Pair::known);
    }

    Stream<Pair> pairs() {
        return hearers.stream().flatMap(hearer -> subjects.stream()
                .filter(subject -> subject != hearer)
                .map(subject -> new Pair(hearer, subject)));
    }

    private static List<String> names(List<? extends Member> domains) {
        return domains.stream().map(Member::name).toList();
    }

    /**
     * One piece of news.
     *
     * @param hearer the name of the domain that heard it
     * @param subject the name of the domain that it is about
     * @param what it was
     */
    public record Told(String hearer, String subject, Observation what) {}

    /** Who hears of whom. */
    record Pair(Member hearer, Member subject) {

        /** Whether nothing was told for that time, and nothing bad last. */
        boolean quiet(Duration time) {
            return last().map(each -> each.settled(time)).orElse(true);
        }

        /** Whether something good was told last. */
        boolean known() {
            return last().map(each -> each.settled(Duration.ZERO)).orElse(false);
        }

        List<Observation> all() {
            return hearer.observations().all().stream()
                    .filter(each -> each.id().equals(subject.id()))
                    .toList();
        }

        private Optional<Observation> last() {
            List<Observation> all = all();
            return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
        }

        List<Observation> told(String kind, long since) {
            return hearer.observations().since(since).stream()
                    .filter(each -> each.tells(kind, subject))
                    .toList();
        }
    }
}
