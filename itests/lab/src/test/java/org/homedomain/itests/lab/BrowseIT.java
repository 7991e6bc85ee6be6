// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.homedomain.itests.lab.harness.Acquaintance;
import org.homedomain.itests.lab.harness.Avahi;
import org.homedomain.itests.lab.harness.Await;
import org.homedomain.itests.lab.harness.Domain;
import org.homedomain.itests.lab.harness.Host;
import org.homedomain.itests.lab.harness.InLab;
import org.homedomain.itests.lab.harness.Lab;
import org.homedomain.itests.lab.harness.Program;
import org.homedomain.itests.lab.stranger.ListeningOriginal;
import org.junit.jupiter.api.Test;

/** What programs that know nothing of homedomain see by multicast DNS. */
@InLab(tools = {"dbus-daemon", "avahi-daemon", "avahi-browse"})
final class BrowseIT {

    private static final String TYPE = "_dominion._tcp";
    private static final Duration VISIBLE = Duration.ofSeconds(15);
    /** A dead member is missed within four seconds; then the next in rank answers. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(30);

    @Test
    void lonelyDomainIsSeen() {
        try (Lab lab = new Lab(2)) {
            Domain lonely = lab.host(1).startFreshDomain();
            lonely.log().active();
            Avahi avahi = Avahi.start(lab.host(2));
            Await.until(VISIBLE, "the lonely domain", () -> avahi.browse(TYPE).equals(Set.of(lonely.id())));
            int port = lonely.peers().get(0).port();
            assertThat(avahi.ports(TYPE)).containsExactly(port);
        }
    }

    @Test
    void dominionOfFiveShowsItsTwoAnswerableMembersAndTheNextTakesOver() {
        try (Lab lab = new Lab(6)) {
            List<Domain> domains = lab.hosts().subList(0, 5).stream()
                    .map(Host::startFreshDomain)
                    .toList();
            Acquaintance all = new Acquaintance(domains).awaitAll(Lab.START);
            List<String> ids = domains.stream().map(Domain::id).sorted().toList();
            // Started only now, so that it has to ask and remembers nobody from before the dominion.
            Await.holds(
                    Duration.ofSeconds(3), "all know all", () -> all.missing().isEmpty());
            Avahi avahi = Avahi.start(lab.host(6));
            Await.until(VISIBLE, "the two lowest IDs", () -> avahi.browse(TYPE).equals(Set.copyOf(ids.subList(0, 2))));

            Domain lowest = domains.stream()
                    .filter(domain -> domain.id().equals(ids.get(0)))
                    .findFirst()
                    .orElseThrow();
            lowest.kill9();
            Await.until(
                    TAKEN_OVER, "the third in rank", () -> avahi.browse(TYPE).contains(ids.get(2)));
            Set<String> strangers = new HashSet<>(avahi.browse(TYPE));
            strangers.removeAll(Set.copyOf(ids.subList(0, 3)));
            assertThat(strangers).as("members that need not answer").isEmpty();
        }
    }

    @Test
    void lonelyDomainIsFoundByAnOriginalThatOnlyListens() {
        String uuid = "5f9b1c1e-0000-4000-8000-0000000000aa";
        try (Lab lab = new Lab(2)) {
            Host listener = lab.host(2);
            Program original = listener.startJava(ListeningOriginal.class, "eth0", listener.address(), TYPE, uuid);
            original.awaitOutput(Lab.START, "listening");
            Domain lonely = lab.host(1).startFreshDomain();
            original.awaitOutput(Lab.START, "met [" + lonely.id());
            Await.until(VISIBLE, "the original among the peers", () -> lonely.peers().stream()
                    .filter(row -> row.status().equals("alive"))
                    .map(row -> row.id())
                    .collect(Collectors.toSet())
                    .contains(uuid));
        }
    }
}
