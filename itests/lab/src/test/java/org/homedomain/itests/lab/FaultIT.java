// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.homedomain.itests.lab.harness.Await;
import org.homedomain.itests.lab.harness.Fault;
import org.homedomain.itests.lab.harness.Host;
import org.homedomain.itests.lab.harness.InLab;
import org.homedomain.itests.lab.harness.Lab;
import org.homedomain.itests.lab.harness.Program;
import org.homedomain.itests.lab.harness.Stutter;
import org.homedomain.itests.lab.stranger.Multicast;
import org.junit.jupiter.api.Test;

/** The faults that a lab can make really happen, and end. */
@InLab(domains = false, tools = "nft")
final class FaultIT {

    private static final Duration BOUND = Duration.ofSeconds(60);

    /** To a port where nobody listens. */
    private static final String THOUSAND_DATAGRAMS = "for n in $(seq 1000); do echo > /dev/udp/%s/4000; done";

    @Test
    void losesTheGivenShareOfPacketsUntilItIsClosed() {
        try (Lab lab = new Lab(2)) {
            lab.host(2).run("nft add table inet deaf").succeeded();
            lab.host(2)
                    .run("nft 'add chain inet deaf input { type filter hook input priority 0; }'")
                    .succeeded();
            lab.host(2)
                    .run("nft 'add rule inet deaf input udp dport 4000 counter drop'")
                    .succeeded();
            send(lab); // after which each knows where the other is
            long warm = heard(lab);
            try (Fault loss = lab.lose(20)) {
                send(lab);
                assertThat(loss.packets()).isBetween(120L, 280L);
                assertThat(heard(lab) - warm).isBetween(720L, 880L);
            }
            long before = heard(lab);
            try (Fault loss = lab.host(2).link("eth0").lose(50)) {
                send(lab);
                assertThat(loss.packets()).isBetween(380L, 620L);
                assertThat(heard(lab) - before).isBetween(380L, 620L);
            }
            long after = heard(lab);
            send(lab);
            assertThat(heard(lab)).isEqualTo(after + 1_000);
        }
    }

    @Test
    void cutsOneDirectionOfOnePair() {
        try (Lab lab = new Lab(3)) {
            Program first = listen(lab.host(1));
            Program second = listen(lab.host(2));
            Program third = listen(lab.host(3));
            try (Fault cut = lab.host(1).link("eth0").cutTowards(lab.host(2).link("eth0"))) {
                shout(lab.host(1), "cut");
                third.awaitOutput(BOUND, "cut");
                shout(lab.host(2), "back");
                first.awaitOutput(BOUND, "back");
                assertThat(cut.packets()).isPositive();
            }
            shout(lab.host(1), "whole");
            second.awaitOutput(BOUND, "whole");
            assertThat(second.output()).doesNotContain("cut");
        }
    }

    @Test
    void stopsAProgramAndLetsItGoOn() {
        try (Lab lab = new Lab(1)) {
            Program program = lab.host(1).start("sleeper", "sleep", "600");
            program.pause();
            Await.until(BOUND, "the program to stand still", () -> state(program) == 'T');
            program.resume();
            Await.until(BOUND, "the program to go on", () -> state(program) == 'S');
            try (Stutter stutter = new Stutter(lab.host(1), program)) {
                Await.until(BOUND, "the first stop", () -> state(program) == 'T');
                Await.until(BOUND, "its end", () -> state(program) == 'S');
                Await.until(BOUND, "the second stop", () -> state(program) == 'T');
                assertThat(stutter.running()).isTrue();
            }
            assertThat(state(program)).isNotEqualTo('T');
            program.pause();
            program.kill9();
            assertThat(program.running()).isFalse();
        }
    }

    private static void send(Lab lab) {
        lab.host(1)
                .run(
                        BOUND,
                        "bash",
                        "-c",
                        THOUSAND_DATAGRAMS.formatted(lab.host(2).address()))
                .succeeded();
    }

    private static long heard(Lab lab) {
        String rules = lab.host(2).run("nft list table inet deaf").succeeded();
        return Long.parseLong(rules.replaceAll("(?s).*counter packets (\\d+) .*", "$1"));
    }

    private static Program listen(Host host) {
        Program program = host.startJava(Multicast.class, "listen");
        program.awaitOutput(BOUND, "listening");
        return program;
    }

    private static void shout(Host host, String word) {
        Program program = host.startJava(Multicast.class, "say", word);
        program.awaitOutput(BOUND, "said " + word);
    }

    /** As the kernel calls it: T stopped, S sleeping, R running. */
    private static char state(Program program) {
        try {
            String line = Files.readString(Path.of("/proc/" + program.pid() + "/stat"));
            return line.charAt(line.lastIndexOf(')') + 2);
        } catch (IOException ended) {
            throw new AssertionError("the program has ended", ended);
        }
    }
}
