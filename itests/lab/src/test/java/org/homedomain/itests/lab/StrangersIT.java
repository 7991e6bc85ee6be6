// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.homedomain.itests.lab.harness.Avahi;
import org.homedomain.itests.lab.harness.Await;
import org.homedomain.itests.lab.harness.Host;
import org.homedomain.itests.lab.harness.InLab;
import org.homedomain.itests.lab.harness.Lab;
import org.homedomain.itests.lab.harness.Program;
import org.homedomain.itests.lab.stranger.BadMessages;
import org.homedomain.itests.lab.stranger.FalseAnswers;
import org.homedomain.itests.lab.stranger.Garbage;
import org.homedomain.itests.lab.stranger.ListeningOriginal;
import org.junit.jupiter.api.Test;

/** The strangers really do on the network what the tests of domains rely on. */
@InLab(
        domains = false,
        tools = {"dbus-daemon", "avahi-daemon", "avahi-browse", "avahi-publish"})
final class StrangersIT {

    private static final Duration BOUND = Duration.ofMinutes(1);

    @Test
    void listeningOriginalMeetsOneThatAvahiAnnounces() {
        try (Lab lab = new Lab(2)) {
            Program announced = listen(lab.host(1), "uuid-1");
            Program listener = listen(lab.host(2), "uuid-2");
            Avahi.start(lab.host(1));
            lab.host(1).start("publisher", "avahi-publish", "-s", "uuid-1", "_dominion._tcp", port(announced));
            listener.awaitOutput(BOUND, "met [uuid-1]");
        }
    }

    @Test
    void falseAnswersAreSeenByAvahi() {
        try (Lab lab = new Lab(2)) {
            Avahi avahi = Avahi.start(lab.host(1));
            Program flood = lab.host(2).startJava(FalseAnswers.class, "eth0", "_dominion._tcp", "20");
            flood.awaitOutput(BOUND, "done");
            Await.until(
                    BOUND,
                    "twenty announcements",
                    () -> avahi.browse("_dominion._tcp").size() == 20);
        }
    }

    @Test
    void badMessagesAndGarbageReachAServer() {
        try (Lab lab = new Lab(2)) {
            Program server = listen(lab.host(1), "uuid-1");
            String address = lab.host(1).address();
            Program messages = lab.host(2).startJava(BadMessages.class, address, port(server), "uuid-1");
            messages.awaitOutput(BOUND, "done");
            assertThat(messages.output())
                    .contains("ten thousand identities: ", "NoSuchMethod noise: Status{code=UNIMP");
            Program garbage = lab.host(2).startJava(Garbage.class, address, port(server));
            garbage.awaitOutput(BOUND, "done");
            assertThat(garbage.output()).contains("HTTP/1.1: read", "held 200 silent connections");
        }
    }

    private static Program listen(Host host, String uuid) {
        Program program = host.startJava(ListeningOriginal.class, "eth0", host.address(), "_dominion._tcp", uuid);
        program.awaitOutput(BOUND, "serving ");
        return program;
    }

    private static String port(Program original) {
        return original.output().replaceAll("(?s).*serving (\\d+)\\..*", "$1");
    }
}
