// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.homedomain.itests.lab.harness.Avahi;
import org.homedomain.itests.lab.harness.Await;
import org.homedomain.itests.lab.harness.Host;
import org.homedomain.itests.lab.harness.InLab;
import org.homedomain.itests.lab.harness.Lab;
import org.homedomain.itests.lab.harness.Program;
import org.homedomain.itests.lab.stranger.Multicast;
import org.junit.jupiter.api.Test;

/** The lab itself: its hosts see each other and nothing else, and nothing of it remains. */
@InLab(
        domains = false,
        tools = {"dbus-daemon", "avahi-daemon", "avahi-browse", "avahi-publish"})
final class LabIT {

    private static final Duration BOUND = Duration.ofSeconds(60);

    @Test
    void carriesMulticastBetweenHostsUntilTheNetworkIsCut() {
        try (Lab lab = new Lab(3)) {
            Program near = listen(lab.host(2));
            Program far = listen(lab.host(3));

            shout(lab.host(1), "together");
            near.awaitOutput(BOUND, "together");
            far.awaitOutput(BOUND, "together");

            lab.partition(lab.host(3));
            shout(lab.host(1), "apart");
            near.awaitOutput(BOUND, "apart");

            lab.connect();
            shout(lab.host(1), "again");
            far.awaitOutput(BOUND, "again");
            assertThat(far.output()).doesNotContain("apart");
        }
    }

    @Test
    void hasHostsWithNamesAddressesAndSecondNetworks() {
        try (Lab lab = new Lab(2)) {
            Host host = lab.host(2);
            host.attach(lab.newNetwork());
            assertThat(host.run("hostname").succeeded()).isEqualTo("h2\n");
            assertThat(host.run("ip -br address").succeeded())
                    .contains("10.77.0.2/24", "10.77.1.2/24", "fe80:")
                    .doesNotContain("tentative");

            host.link("eth0").changeAddress(99);
            assertThat(host.run("ip -br address").succeeded())
                    .contains("10.77.0.99/24")
                    .doesNotContain("10.77.0.2/24");
            host.link("eth1").down();
            assertThat(host.run("ip -br link show eth1").succeeded()).contains("DOWN");
        }
    }

    @Test
    void hasAvahiSeeWhatAnotherHostPublishes() {
        try (Lab lab = new Lab(2)) {
            Avahi.start(lab.host(1));
            lab.host(1).start("publisher", "avahi-publish", "-s", "some lamp", "_lamp._tcp", "7001");
            Avahi other = Avahi.start(lab.host(2));
            Await.until(BOUND, "the published lamp", () -> other.browse("_lamp._tcp")
                    .contains("some\\032lamp"));
            assertThat(other.ports("_lamp._tcp")).containsExactly(7001);
        }
    }

    @Test
    void leavesNothingBehind() {
        Program program;
        Path folder;
        try (Lab lab = new Lab(1)) {
            folder = lab.host(1).folder();
            program = lab.host(1).start("sleep", "sleep", "600");
            assertThat(Files.exists(folder)).isTrue();
        }
        Await.until(BOUND, "the end of the program", () -> ProcessHandle.of(program.pid())
                .isEmpty());
        assertThat(Files.exists(folder)).isFalse();
    }

    @Test
    void twoLabsAtOnceDoNotSeeEachOther() {
        try (Lab one = new Lab(2);
                Lab other = new Lab(2)) {
            Program here = listen(one.host(2));
            Program there = listen(other.host(2));
            shout(one.host(1), "hello");
            here.awaitOutput(BOUND, "hello");
            shout(other.host(1), "good day");
            there.awaitOutput(BOUND, "good day");
            // What went astray would have been heard before this.
            shout(one.host(1), "goodbye");
            here.awaitOutput(BOUND, "goodbye");
            shout(other.host(1), "good night");
            there.awaitOutput(BOUND, "good night");
            assertThat(here.output()).doesNotContain("good day", "good night");
            assertThat(there.output()).doesNotContain("hello", "goodbye");
        }
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
}
