// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who knew whom when, read from the logs of domains.
 *
 * @param domains those of whom all shall know all
 */
public record Acquaintance(List<Domain> domains) {

    /** Copies the list. */
    public Acquaintance {
        domains = List.copyOf(domains);
    }

    /** Waits until each has logged that each other joined. */
    public Acquaintance awaitAll(Duration bound) {
        Await.untilTold(bound, "all to know all", () -> missing().isEmpty());
        return this;
    }

    /** Pairs that do not know each other yet, for people. */
    public List<String> missing() {
        return domains.stream()
                .flatMap(knower -> others(knower)
                        .filter(known -> joined(knower, known).isEmpty())
                        .map(known -> knower.name() + " does not know " + known.name()))
                .toList();
    }

    /**
     * How long it took until the domain was known by all others. A domain that became active later than this one could
     * not know it before: from then on its time counts.
     */
    public Duration untilKnownByAll(Domain known) {
        return others(known)
                .map(knower -> Duration.between(
                        later(known.log().active(), knower.log().active()),
                        joined(knower, known).orElseThrow()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** How long it took until the domain knew all others, counted alike. */
    public Duration untilKnowsAll(Domain knower) {
        return others(knower)
                .map(known -> Duration.between(
                        later(known.log().active(), knower.log().active()),
                        joined(knower, known).orElseThrow()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** Time from the last activation to the last acquaintance. */
    public Duration sinceLastActivation() {
        Instant active = domains.stream()
                .map(domain -> domain.log().active())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant complete = domains.stream()
                .flatMap(knower -> others(knower).flatMap(known -> joined(knower, known).stream()))
                .max(Comparator.naturalOrder())
                .orElse(active);
        return Duration.between(active, complete);
    }

    private Stream<Domain> others(Domain domain) {
        return domains.stream().filter(other -> other != domain);
    }

    private static Optional<Instant> joined(Domain knower, Domain known) {
        return knower.log().first(known, "joined");
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
