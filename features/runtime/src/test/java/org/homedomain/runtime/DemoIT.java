// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.homedomain.runtime.command.ExitStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several domains as processes that find each other by multicast on loopback. */
class DemoIT {

    private final Path home;
    private final Programs programs;

    DemoIT(@TempDir Path home) {
        this.home = home;
        programs = new Programs(Java.ofTheTests(), home);
    }

    @AfterEach
    void endAll() throws Exception {
        programs.run("stop");
        programs.endAll();
    }

    @Test
    void detachedDomainsKnowEachOtherUntilTheyAreStopped() throws Exception {
        Finished demo = programs.run("demo", "2", "--detach");
        assertThat(demo.errors()).isEmpty();
        assertThat(demo.status()).isZero();
        assertThat(demo.output())
                .contains("hallway knows 1 of 1, kitchen knows 1 of 1")
                .contains("run stop");

        Finished peers = programs.run("exec", "kitchen", "domain:peers --json --status alive");
        assertThat(peers.output()).contains("\"hallway\"").contains("\"kitchen\"");

        Finished second = programs.run("demo");
        assertThat(second.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(second.errors()).contains("a demo runs already (hallway, kitchen)");

        Finished stop = programs.run("stop");
        assertThat(stop.output()).isEqualTo("ended hallway, kitchen\n");
        assertThat(home.resolve("state/homedomain/demo")).doesNotExist();
        assertThat(home.resolve("state/homedomain/run")).isEmptyDirectory();
        assertThat(programs.run("stop").output()).isEqualTo("no demo runs\n");
    }

    @Test
    void stopEndsADemoThatIsShown() throws Exception {
        Process demo = programs.startJar("demo", "2");
        Await.until(() -> programs.outputOf(demo), shown -> shown.contains("kitchen knows 1 of 1"));
        assertThat(programs.run("stop").output()).isEqualTo("ended hallway, kitchen\n");
        Finished end = programs.finish(demo);
        assertThat(end.status()).as(end.errors()).isZero();
        assertThat(end.output()).contains("the demo was ended");
        assertThat(end.errors()).isEmpty();
        assertThat(home.resolve("state/homedomain/demo")).doesNotExist();
    }

    @Test
    void keepsTheLogsWhenADomainEndsByItself() throws Exception {
        Process demo = programs.startJar("demo", "2");
        Await.until(() -> programs.outputOf(demo), shown -> shown.contains("kitchen knows 1 of 1"));
        Path folder = home.resolve("state/homedomain/demo");
        long kitchen = Long.parseLong(Files.readString(folder.resolve("kitchen/lock")));
        ProcessHandle.of(kitchen).orElseThrow().destroyForcibly();
        Finished end = programs.finish(demo);
        assertThat(end.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(end.errors()).contains("kitchen ended by itself").contains("logs are kept in " + folder);
        assertThat(folder.resolve("kitchen/log/domain-0.log")).exists();
        assertThat(programs.run("stop").output()).isEqualTo("no demo runs\n");
    }

    @Test
    void domainsEndWithTheDemoThatShowsThem() throws Exception {
        Process demo = programs.startJar("demo", "2");
        Await.until(() -> programs.outputOf(demo), shown -> shown.contains("kitchen knows 1 of 1"));
        demo.destroy();
        programs.finish(demo);
        assertThat(programs.run("stop").output()).isEqualTo("no demo runs\n");
        assertThat(home.resolve("state/homedomain/run")).isEmptyDirectory();
    }
}
