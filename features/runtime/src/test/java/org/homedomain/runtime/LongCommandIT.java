// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.homedomain.runtime.command.ExitStatus;
import org.junit.jupiter.api.io.TempDir;

/** Commands that take their time, and clients that do not wait for their end. */
final class LongCommandIT extends Den {

    LongCommandIT(@TempDir Path home, Java java) {
        super(home, java);
    }

    @OnEachJava
    void followsEventsUntilTheClientGoes() throws Exception {
        startDomain();
        Await.until(() -> programs.run("exec", "den", "domain:self"), answer -> answer.status() == 0);
        Process client = programs.startJar("exec", "den", "echo ready; domain:events --json");
        Await.until(() -> programs.outputOf(client), "ready\n"::equals);
        Path attic = Files.writeString(
                home.resolve("attic.toml"), Files.readString(config()).replace("\"den\"", "\"attic\""));
        Process second = programs.startJar(
                "--headless", "--data", home.resolve("attic").toString(), "--config", attic.toString());
        Await.until(() -> programs.outputOf(client), text -> text.contains("\"kind\":\"joined\""));
        second.destroy();
        programs.finish(second);
        String text = Await.until(() -> programs.outputOf(client), shown -> shown.contains("\"kind\":\"left\""));
        assertThat(text.substring(0, text.lastIndexOf('\n')).lines().skip(1))
                .allMatch(line -> line.startsWith("{\"number\":") && line.endsWith("}"));
        client.destroyForcibly();

        assertThat(programs.run("exec", "den", "domain:events --last 1 --kind left")
                        .output())
                .contains("attic (")
                .contains(") left");
        Finished brief = programs.run("exec", "den", "domain:events --for 1s --last 0");
        assertThat(brief.status()).isZero();
        assertThat(brief.output()).isEmpty();
        assertThat(brief.errors()).contains("events come as they happen");
        assertThat(programs.run("exec", "den", "domain:stats --json").output())
                .containsPattern("\"messages.sent\": [1-9]")
                .containsPattern("\"events.joined\": [1-9]");
    }

    @OnEachJava
    void clientThatGoesAwayEndsItsCommand() throws Exception {
        startDomain();
        Deployed.greeting(data.resolve("deploy/greeting.jar"), "1");
        Await.until(() -> programs.run("exec", "den", "test:greet world"), answer -> answer.status() == 0);
        List<Process> clients = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            clients.add(programs.startJar("exec", "den", "echo waiting; test:linger " + interrupted(i)));
        }
        for (Process client : clients) {
            Await.until(() -> programs.outputOf(client), "waiting\n"::equals);
        }
        Finished ninth = programs.run("exec", "den", "echo late");
        assertThat(ninth.status()).isEqualTo(ExitStatus.BUSY);
        assertThat(ninth.errors()).contains("8 commands run already");
        clients.forEach(Process::destroyForcibly);
        Await.until(() -> programs.run("exec", "den", "echo free"), answer -> answer.output()
                .equals("free\n"));
        for (int i = 0; i < clients.size(); i++) {
            Path file = interrupted(i);
            Await.until(() -> Files.exists(file), exists -> exists);
        }
    }

    private Path interrupted(int client) {
        return home.resolve("interrupted-" + client);
    }
}
