// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.homedomain.runtime.command.ExitStatus;
import org.junit.jupiter.api.io.TempDir;

/** What {@code exec} does and says. */
final class CommandIT extends Den {

    CommandIT(@TempDir Path home, Java java) {
        super(home, java);
    }

    @OnEachJava
    void runsCommandsWithTheirOutputAndStatus() throws Exception {
        startDomain();
        assertThat(programs.run("exec", "den", "echo hello")).isEqualTo(new Finished(0, "hello\n", ""));
        Finished failed = programs.run("exec", "den", "domain:nonsense");
        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.output()).isEmpty();
        assertThat(failed.errors()).contains("domain:nonsense");
        assertThat(programs.run("exec", "den", "echo a | wc -l").output().strip())
                .isEqualTo("1");
        assertThat(programs.run("exec", "den", "echo a | grep b")).isEqualTo(new Finished(1, "", ""));
    }

    @OnEachJava
    void suggestsTheCommandThatWasMeant() throws Exception {
        startDomain();
        Await.until(() -> programs.run("exec", "den", "domain:self"), answer -> answer.status() == 0);
        assertThat(programs.run("exec", "den", "domain:peesr"))
                .isEqualTo(new Finished(1, "", "Command not found: domain:peesr; did you mean \"domain:peers\"?\n"));
        assertThat(programs.run("exec", "den", "gerp x").errors()).contains("did you mean \"grep\"?");
    }

    @OnEachJava
    void namesTheDomainsThatRunWhenOneIsUnknown() throws Exception {
        startDomain();
        Finished end = programs.run("exec", "denn", "lb");
        assertThat(end.status()).isEqualTo(ExitStatus.UNAVAILABLE);
        assertThat(end.errors())
                .contains("no domain \"denn\" runs here; did you mean \"den\"?")
                .contains(data.toString());
    }

    @OnEachJava
    void takesCommandsThoughItCannotBeListed() throws Exception {
        List<String> command = new ArrayList<>(List.of("env", "XDG_STATE_HOME=/dev/null"));
        command.addAll(programs.command("--headless", "--data", data.toString(), "--config", config().toString()));
        Process domain = awaitAnswer(programs.start(command));
        assertThat(programs.run("exec", "den", "domain:self").status()).isEqualTo(ExitStatus.UNAVAILABLE);
        assertThat(log()).contains("found by its data folder only");
        domain.destroy();
        assertThat(programs.finish(domain).status()).isEqualTo(ExitStatus.TERMINATED);
        assertThat(data.resolve("run/exec.sock")).doesNotExist();
    }

    @OnEachJava
    void givesADomainThatIsStoppedUpAndSaysSo() throws Exception {
        Process domain = startDomain();
        signal("STOP", domain);
        Finished end;
        try {
            end = programs.run("exec", "--timeout", "3", "den", "domain:peers");
        } finally {
            signal("CONT", domain);
        }
        assertThat(end.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(end.output()).isEmpty();
        assertThat(end.errors().lines())
                .anyMatch(line -> line.endsWith("does not answer; waiting up to 3 s"))
                .anyMatch(line -> line.contains("did not answer within 3 s: its process is stopped"));
        assertThat(programs.run("exec", "den", "echo on").output()).isEqualTo("on\n");
    }

    @OnEachJava
    void saysThatADomainWentAwayDuringACommand() throws Exception {
        Process domain = startDomain();
        Process client = programs.startJar("exec", "den", "echo waiting; gogo:sleep 600");
        Await.until(() -> programs.outputOf(client), "waiting\n"::equals);
        domain.destroyForcibly();
        Finished end = programs.finish(client);
        assertThat(end.status()).isEqualTo(ExitStatus.UNAVAILABLE);
        assertThat(end.errors()).contains("den (process " + domain.pid() + ") does not answer");
    }

    private static void signal(String name, Process process) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
