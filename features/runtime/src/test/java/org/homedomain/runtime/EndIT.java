// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.homedomain.runtime.command.ExitStatus;
import org.homedomain.runtime.greeting.HangingActivator;
import org.junit.jupiter.api.io.TempDir;

/** How a domain ends. */
final class EndIT extends Den {

    /** SIGTERM leaves the dominion within this time. */
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    EndIT(@TempDir Path home, Java java) {
        super(home, java);
    }

    @OnEachJava
    void leavesNothingBehindWithinTwoSecondsOfSigterm() throws Exception {
        Process domain = startDomain();
        long before = System.nanoTime();
        domain.destroy();
        Finished end = programs.finish(domain);
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        System.out.println("SIGTERM to end: " + took.toMillis() + " ms");
        assertThat(took).isLessThan(GOODBYE);
        assertThat(end).isEqualTo(new Finished(ExitStatus.TERMINATED, "", ""));
        assertThat(data.resolve("run/exec.sock")).doesNotExist();
        try (Stream<Path> entries = Files.list(home.resolve("state/homedomain/run"))) {
            assertThat(entries).isEmpty();
        }
        assertThat(Files.readString(data.resolve("log/domain-0.log"))).doesNotContain("did not stop");
    }

    @OnEachJava
    void leavesOnCtrlCOfATerminalToo() throws Exception {
        // What runs in the background of a script ignores this signal otherwise.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(programs.command("--headless", "--data", data.toString(), "--config", config().toString()));
        Process domain = awaitAnswer(programs.start(command));
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(domain.pid()))
                        .start()
                        .waitFor())
                .isZero();
        assertThat(programs.finish(domain).status()).isEqualTo(130);
        assertThat(data.resolve("run/exec.sock")).doesNotExist();
    }

    @OnEachJava
    void aDeployedBundleThatHangsDoesNotKeepTheDomainFromLeaving() throws Exception {
        Process domain = startDomain();
        Deployed.bundle(data.resolve("deploy/hanging.jar"), "hanging", "1", HangingActivator.class);
        Await.until(this::log, text -> text.contains(HangingActivator.HANGS));
        domain.destroy();
        assertThat(programs.finish(domain).status()).isEqualTo(ExitStatus.TERMINATED);
        assertThat(log()).containsOnlyOnce("a bundle does not stop").contains("stopped listening on port");
    }
}
