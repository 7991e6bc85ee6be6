// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.homedomain.itests.lab.harness.Acquaintance;
import org.homedomain.itests.lab.harness.Await;
import org.homedomain.itests.lab.harness.Domain;
import org.homedomain.itests.lab.harness.Host;
import org.homedomain.itests.lab.harness.InLab;
import org.homedomain.itests.lab.harness.Lab;
import org.homedomain.itests.lab.harness.PeerRow;
import org.homedomain.itests.lab.harness.Timings;
import org.junit.jupiter.api.Test;

/** Domains that die, leave and come back. */
@InLab
final class FailureIT {

    /** Two seconds are promised; four programs of a lab share what each has for itself in a house. */
    private static final Duration FAILURE_BOUND = Duration.ofSeconds(2).plusSeconds(1);

    private static final Duration LEAVE_BOUND = Duration.ofSeconds(2);
    private static final Duration SLACK = Duration.ofSeconds(30);

    @Test
    void killedDomainIsFailedForAllAndComesBackOnAnotherPortAndAddressAsOnePeer() {
        Timings failure = new Timings("kill to failed for all");
        try (Lab lab = new Lab(3)) {
            List<Domain> domains =
                    lab.hosts().stream().map(Host::startFreshDomain).toList();
            List<Domain> others = domains.subList(0, 2);
            new Acquaintance(domains).awaitAll(Lab.START);
            Domain victim = domains.get(2);
            victim.advertise("lamp", 7001);
            others.forEach(other -> Await.until(SLACK, "the lamp to be advertised", () -> row(other, victim)
                    .services()
                    .contains("lamp")));

            Instant killed = Instant.now();
            victim.kill9();
            failure.add(awaitLogged(killed, others, victim, "failed", FAILURE_BOUND));
            assertThat(others).allSatisfy(other -> {
                assertThat(row(other, victim).status()).isEqualTo("failed");
                assertThat(row(other, victim).services()).doesNotContain("lamp");
                assertThat(other.exec("domain:services --json").succeeded()).doesNotContain("lamp");
            });

            Host host = lab.host(3);
            int oldPort = row(others.get(0), victim).port();
            Domain back = host.startDomain(host.setup().withConfig("port = " + (oldPort == 7070 ? 7071 : 7070)));
            awaitOnePeer(others, back, host.address());
            back.kill9();

            host.link("eth0").changeAddress(77);
            Domain moved = host.startDomain();
            awaitOnePeer(others, moved, "10.77.0.77");
            assertThat(moved.id()).isEqualTo(victim.id());
        }
        failure.report();
    }

    @Test
    void terminatedDomainHasLeftForAllOthersWithinTwoSeconds() {
        Timings leave = new Timings("SIGTERM to left for all");
        try (Lab lab = new Lab(3)) {
            List<Domain> domains =
                    lab.hosts().stream().map(Host::startFreshDomain).toList();
            new Acquaintance(domains).awaitAll(Lab.START);
            Domain leaver = domains.get(0);
            Instant asked = Instant.now();
            leaver.process().askToEnd();
            leave.add(awaitLogged(asked, domains.subList(1, 3), leaver, "left", LEAVE_BOUND));
            Await.until(
                    LEAVE_BOUND, "the process to end", () -> !leaver.process().running());
            assertThat(row(domains.get(1), leaver).status()).isEqualTo("left");
        }
        leave.report();
    }

    /** Time from an instant until all have logged it; at most the bound, by the time stamps of the logs. */
    private static Duration awaitLogged(
            Instant start, List<Domain> observers, Domain subject, String word, Duration bound) {
        Instant last = start;
        for (Domain observer : observers) {
            Instant seen = Await.value(
                    bound.plus(SLACK),
                    observer.name() + " to log that " + subject.name() + " " + word,
                    () -> observer.log().firstAfter(start, subject, word));
            last = seen.isAfter(last) ? seen : last;
        }
        Duration time = Duration.between(start, last);
        assertThat(time).as(word + " for all").isLessThanOrEqualTo(bound);
        return time;
    }

    /** A domain that is back before anybody missed it is no news to log: asks until it is shown where it is now. */
    private static void awaitOnePeer(List<Domain> observers, Domain subject, String address) {
        PeerRow self = row(subject, subject);
        for (Domain observer : observers) {
            Await.until(SLACK, observer.name() + " to show " + subject.name() + " at " + address, () -> {
                PeerRow row = row(observer, subject);
                return row.status().equals("alive")
                        && row.port() == self.port()
                        && row.incarnation() == self.incarnation()
                        && row.addresses().contains(address);
            });
            assertThat(observer.peers()).hasSize(observers.size() + 1);
        }
    }

    private static PeerRow row(Domain observer, Domain subject) {
        return observer.peer(subject.id()).orElseThrow();
    }
}
