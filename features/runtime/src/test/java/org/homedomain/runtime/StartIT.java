// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.homedomain.runtime.command.ExitStatus;
import org.junit.jupiter.api.io.TempDir;

/** How a domain starts, and what keeps it from starting. */
final class StartIT extends Den {

    StartIT(@TempDir Path home, Java java) {
        super(home, java);
    }

    @OnEachJava
    void knowsItself() throws Exception {
        startDomain();
        Finished peers =
                Await.until(() -> programs.run("exec", "den", "domain:peers --json"), answer -> answer.status() == 0);
        assertThat(peers.output()).contains("\"self\": true").contains("\"name\": \"den\"");
        assertThat(Files.readString(data.resolve("log/domain-0.log")))
                .contains("INFO")
                .doesNotContain("ERROR");
    }

    @OnEachJava
    void badConfigurationEndsItWithStatusTwo() throws Exception {
        Path config = Files.writeString(home.resolve("bad.toml"), "title = \"Home\"\ntitel = 3\n");
        Finished end = programs.run("--headless", "--data", data.toString(), "--config", config.toString());
        assertThat(end.status()).isEqualTo(2);
        assertThat(end.output()).isEmpty();
        assertThat(end.errors()).contains("bad.toml").contains("2").contains("titel");
    }

    @OnEachJava
    void missingConfigurationEndsItWithStatusTwo() throws Exception {
        Finished end = programs.run(
                "--data", data.toString(), "--config", home.resolve("no.toml").toString());
        assertThat(end.status()).isEqualTo(2);
        assertThat(end.errors()).contains("no.toml does not exist");
    }

    @OnEachJava
    void aFileInTheDeployFolderConfiguresTheStart() throws Exception {
        Path file = data.resolve("deploy/org.homedomain.cfg");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "title = Test\nnetwork.interfaces = lo*\nnamee = den\n");
        Finished bad = programs.run("--headless", "--data", data.toString());
        assertThat(bad.status()).isEqualTo(2);
        assertThat(bad.errors()).contains("namee");

        Files.writeString(file, "title = Test\nnetwork.interfaces = lo*\nname = lair\n");
        Process domain = programs.startJar("--headless", "--data", data.toString());
        awaitAnswer(domain);
        Finished self = programs.run("exec", data.toString(), "domain:self --json");
        assertThat(self.output()).contains("\"name\": \"lair\"");
        assertThat(Files.readString(data.resolve("log/domain-0.log"))).doesNotContain("Dominion");
        domain.destroy();
        assertThat(programs.finish(domain).status()).isEqualTo(ExitStatus.TERMINATED);

        Files.delete(file);
        Files.writeString(file.resolveSibling("org.homedomain.rest.cfg"), "unused = yes\n");
        Path config = config();
        awaitAnswer(programs.startJar("--headless", "--data", data.toString(), "--config", config.toString()));
        assertThat(programs.run("exec", data.toString(), "domain:doctor").output())
                .doesNotContain("PID org.homedomain is set");
    }

    @OnEachJava
    void refusesADeployFolderThatIsNone() throws Exception {
        Path file = Files.createFile(home.resolve("file"));
        Finished end = programs.run("--headless", "--data", data.toString(), "--deploy", file.toString());
        assertThat(end.status()).isEqualTo(3);
        assertThat(end.errors()).contains("the folder " + file + " cannot be used");
        Finished comma =
                programs.run("--headless", "--data", home.resolve("a,b").toString());
        assertThat(comma.status()).isEqualTo(3);
        assertThat(comma.errors()).contains("its name contains \",\"");
    }

    @OnEachJava
    void refusesADataFolderThatIsInUse() throws Exception {
        Process first = startDomain();
        Finished second = programs.run("--headless", "--data", data.toString());
        assertThat(second.status()).isEqualTo(3);
        assertThat(second.errors()).contains("in use by process " + first.pid()).contains("--data DIR");
        assertThat(programs.run("exec", "den", "echo on").output()).isEqualTo("on\n");
    }
}
