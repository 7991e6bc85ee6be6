// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.homedomain.api.diagnosis.Diagnosis;
import org.homedomain.api.diagnosis.Finding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DoctorCommandTest {

    private final InMemoryDomain domain = InMemoryDomain.household();
    private final GogoShell shell = new GogoShell(domain);

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void reportsInOrderWithRemedies() throws Exception {
        domain.diagnoses = List.of(
                part(10, () -> List.of(Finding.ok("configuration", "domain.toml is valid."))),
                part(
                        20,
                        () -> List.of(Finding.warning(
                                "multicast on eth0",
                                "Nothing was heard for 60 s.",
                                "Look whether the switch or access point filters multicast."))));

        assertThat(shell.wide(72).run("domain:doctor"))
                .isEqualTo(
                        """
                OK     configuration      domain.toml is valid.
                WARN   multicast on eth0  Nothing was heard for 60 s.
                                          -> Look whether the switch or access point
                                          filters multicast.
                1 in order, 1 warning, 0 faults.
                """);
    }

    @Test
    void failsIfThereIsAFault() throws Exception {
        domain.diagnoses =
                List.of(part(30, () -> List.of(Finding.fault("port 9000", "It is taken.", "Choose another."))));

        assertThat(shell.fail("domain:doctor")).isEqualTo("domain:doctor found 1 fault.");
        assertThat(shell.printed()).contains("FAULT  port 9000  It is taken.").contains("-> Choose another.");
    }

    @Test
    void worksWithoutARunningDomainAndSaysSo() throws Exception {
        domain.running = false;
        domain.diagnoses = List.of(part(
                10, () -> List.of(Finding.fault("configuration", "line 3: unknown key 'tilte'.", "Write 'title'."))));

        assertThat(shell.fail("domain:doctor")).isEqualTo("domain:doctor found 2 faults.");
        assertThat(shell.printed())
                .contains("unknown key 'tilte'")
                .contains("this domain")
                .contains("not running");
    }

    @Test
    void failsWithNothingButJsonIfAskedForJson() throws Exception {
        domain.running = false;

        assertThat(shell.fail("domain:doctor --json")).isEmpty();
        assertThat(JsonParser.parseString(shell.printed()).getAsJsonArray()).hasSize(1);
    }

    @Test
    void writesJson() throws Exception {
        domain.diagnoses = List.of(part(10, () -> List.of(Finding.ok("a", "b\u001b["))));

        assertThat(JsonParser.parseString(shell.run("domain:doctor --json")))
                .hasToString("[{\"severity\":\"ok\",\"subject\":\"a\",\"observed\":\"b\\u001b[\",\"remedy\":\"\"}]");
    }

    @Test
    void survivesADiagnosisThatThrows() throws Exception {
        domain.diagnoses = List.of(
                part(10, () -> {
                    throw new IllegalStateException("broken");
                }),
                part(20, () -> List.of(Finding.ok("network", "fine"))));

        assertThat(shell.run("domain:doctor"))
                .contains("WARN")
                .contains("failed itself")
                .contains("broken")
                .contains("fine");
    }

    @Test
    void namesADiagnosisThatHangsAndAsksItOnlyOnce() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        Diagnosis hanging = part(20, () -> {
            asked.incrementAndGet();
            awaitQuietly(release);
            return List.of(Finding.ok("network", "at last"));
        });
        domain.diagnoses = List.of(part(10, () -> List.of(Finding.ok("configuration", "fine"))), hanging);

        assertThat(shell.run("domain:doctor")).contains("fine").contains("gave no answer within 3.5 s");
        assertThat(shell.progress()).contains("1 of 2 parts have yet to answer");
        assertThat(shell.run("domain:doctor --json")).startsWith("[");
        assertThat(asked).hasValue(1);

        release.countDown();
        assertThat(shell.run("domain:doctor")).contains("at last");
    }

    @Test
    void saysThatItStopsInsteadOfFailingOddly() throws Exception {
        domain.diagnoses = List.of(part(10, List::of));
        shell.stopDoctor();

        assertThat(shell.fail("domain:doctor")).contains("being stopped or replaced");
    }

    @Test
    void asksAllAtOnce() throws Exception {
        CountDownLatch together = new CountDownLatch(3);
        Diagnosis part = part(10, () -> {
            together.countDown();
            awaitQuietly(together);
            return List.of(Finding.ok("part", "met the others"));
        });
        domain.diagnoses = List.of(part, part(20, part::examine), part(30, part::examine));

        assertThat(shell.run("domain:doctor")).contains("3 in order");
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        domain.diagnoses = List.of(
                part(10, () -> List.of(Finding.ok("part", Thread.currentThread().getName()))));
        assertThat(shell.run("domain:doctor")).contains("homedomain-doctor");

        shell.close();

        List<Thread> left = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("homedomain-"))
                .toList();
        for (Thread thread : left) {
            thread.join(10_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Diagnosis part(int order, Supplier<List<Finding>> examination) {
        return new Diagnosis() {
            @Override
            public int order() {
                return order;
            }

            @Override
            public List<Finding> examine() {
                return examination.get();
            }
        };
    }
}
