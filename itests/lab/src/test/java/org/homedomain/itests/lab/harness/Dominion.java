// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An observed domain on each host of a lab, all acquainted.
 *
 * @param lab theirs
 */
public record Dominion(Lab lab) {

    /** Looking at a view takes a second and more: what is measured is measured by the observers. */
    private static final Duration VIEWS = Duration.ofMinutes(2);

    /** Streams are opened a while after two have met. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    /** Two beats: long enough for a suspicion that was under way to be told. */
    private static final Duration CALM = Duration.ofSeconds(2);

    /**
     * Starts one after the other, remembering nothing, and waits until all know all and nothing more happens. Sixteen
     * that start at once on two processors starve each other, which is not what the rows of faults are about.
     */
    public static Dominion start(Lab lab) {
        for (Host host : lab.hosts()) {
            awaitObserver(host.startFreshDomain(host.setup().withObserver()));
        }
        Dominion dominion = new Dominion(lab);
        new Acquaintance(dominion.domains()).awaitAll(Lab.START);
        Await.untilTold(Lab.START, "all to be calm", dominion::calm);
        return dominion;
    }

    /** Whether nobody heard anything of late, and nobody has yet to refute or to come back. */
    private boolean calm() {
        return News.among(domains()).quiet(CALM);
    }

    /** The one of each host that was started last. */
    public List<Domain> domains() {
        return lab.hosts().stream().map(Host::domain).toList();
    }

    /** All but one. */
    public List<Domain> others(Domain one) {
        return domains().stream().filter(domain -> domain != one).toList();
    }

    /** Starts a domain that ended, with all it knew. */
    public void restart(Host host) {
        awaitObserver(host.startDomain(host.setup().withObserver()));
    }

    /** Waits until nobody heard anything for a while and a stream is open between any two. */
    public void awaitSettled() {
        Await.untilTold(VIEWS, "all to be settled", () -> News.among(domains()).quiet(SETTLED));
        for (Domain domain : domains()) {
            Await.untilTold(
                    VIEWS,
                    "streams of " + domain.name() + " to all others",
                    () -> domain.openStreams() >= domains().size() - 1);
        }
    }

    /** Ends a domain and starts it again with all it knew; returns the moment when it and all others know each other. */
    public void meetAgain(Host host) {
        long begin = System.nanoTime();
        Domain ended = host.domain();
        ended.kill9();
        News.of(ended, others(ended)).awaitAll("FAILED", begin, VIEWS);
        restart(host);
        Domain back = host.domain();
        News.of(back, others(back)).awaitAll("JOINED", begin, VIEWS);
        // What it was told before its observer listened nobody wrote down.
        awaitOneView();
    }

    /** Waits until every domain shows every domain alive, all in the same way; returns what they show. */
    public Set<Shown> awaitOneView() {
        return Await.value(VIEWS, "one view of " + domains().size(), () -> {
            Set<Set<Shown>> views = domains().stream().map(Dominion::view).collect(Collectors.toSet());
            return views.stream().findFirst().filter(view -> views.size() == 1 && complete(view));
        });
    }

    /** Fails unless all that was shown earlier is shown now, at the same incarnation or a higher one. */
    public static void assertNothingLost(Set<Shown> before, Set<Shown> now) {
        assertThat(before).allSatisfy(old -> assertThat(now).anySatisfy(shown -> {
            assertThat(shown.id()).isEqualTo(old.id());
            assertThat(shown.port()).isEqualTo(old.port());
            assertThat(shown.incarnation()).isGreaterThanOrEqualTo(old.incarnation());
        }));
    }

    private boolean complete(Set<Shown> view) {
        Set<String> ids = domains().stream().map(Domain::id).collect(Collectors.toCollection(HashSet::new));
        view.stream()
                .filter(shown -> shown.status().equals("alive"))
                .map(Shown::id)
                .forEach(ids::remove);
        return ids.isEmpty() && view.size() == domains().size();
    }

    private static Set<Shown> view(Domain domain) {
        return domain.peers().stream()
                .map(row -> new Shown(row.id(), row.status(), row.incarnation(), row.port(), row.services()))
                .collect(Collectors.toSet());
    }

    private static void awaitObserver(Domain domain) {
        Await.until(Lab.START, "the observer of " + domain.name(), () -> domain.observations()
                .begun());
    }

    /**
     * A domain as others show it, without what differs between views.
     *
     * @param id its ID
     * @param status alive, if all is well
     * @param incarnation its number
     * @param port of gRPC
     * @param services whatever it says of them
     */
    public record Shown(String id, String status, long incarnation, int port, String services) {}
}
