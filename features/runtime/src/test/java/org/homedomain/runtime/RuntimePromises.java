// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.homedomain.runtime.command.ExitStatus;
import org.homedomain.runtime.greeting.GreetingActivator;
import org.homedomain.runtime.greeting.HangingActivator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one domain from the executable jar, as a process, does on any Java. */
abstract class RuntimePromises {

    /** SIGTERM leaves the dominion within this time. */
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    /** Runs a program on a terminal of its own. */
    private static final Path SCRIPT = Path.of("/usr/bin/script");

    private final Path home;
    private final Path data;
    private final Programs programs;

    RuntimePromises(Path home, Path javaHome, int release) {
        this.home = home;
        data = home.resolve("den");
        programs = new Programs(javaHome, release, home);
    }

    @AfterEach
    void endAll() throws Exception {
        programs.endAll();
    }

    @Test
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

    @Test
    void suggestsTheCommandThatWasMeant() throws Exception {
        startDomain();
        Await.until(() -> programs.run("exec", "den", "domain:self"), answer -> answer.status() == 0);
        assertThat(programs.run("exec", "den", "domain:peesr"))
                .isEqualTo(new Finished(1, "", "Command not found: domain:peesr; did you mean \"domain:peers\"?\n"));
        assertThat(programs.run("exec", "den", "gerp x").errors()).contains("did you mean \"grep\"?");
    }

    @Test
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

    private static void signal(String name, Process process) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
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

    @Test
    void knowsItself() throws Exception {
        startDomain();
        Finished peers =
                Await.until(() -> programs.run("exec", "den", "domain:peers --json"), answer -> answer.status() == 0);
        assertThat(peers.output()).contains("\"self\": true").contains("\"name\": \"den\"");
        assertThat(Files.readString(data.resolve("log/domain-0.log")))
                .contains("INFO")
                .doesNotContain("ERROR");
    }

    @Test
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

    @Test
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

    @Test
    void badConfigurationEndsItWithStatusTwo() throws Exception {
        Path config = Files.writeString(home.resolve("bad.toml"), "title = \"Home\"\ntitel = 3\n");
        Finished end = programs.run("--headless", "--data", data.toString(), "--config", config.toString());
        assertThat(end.status()).isEqualTo(2);
        assertThat(end.output()).isEmpty();
        assertThat(end.errors()).contains("bad.toml").contains("2").contains("titel");
    }

    @Test
    void missingConfigurationEndsItWithStatusTwo() throws Exception {
        Finished end = programs.run(
                "--data", data.toString(), "--config", home.resolve("no.toml").toString());
        assertThat(end.status()).isEqualTo(2);
        assertThat(end.errors()).contains("no.toml does not exist");
    }

    @Test
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

    @Test
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

    @Test
    void refusesADataFolderThatIsInUse() throws Exception {
        Process first = startDomain();
        Finished second = programs.run("--headless", "--data", data.toString());
        assertThat(second.status()).isEqualTo(3);
        assertThat(second.errors()).contains("in use by process " + first.pid()).contains("--data DIR");
        assertThat(programs.run("exec", "den", "echo on").output()).isEqualTo("on\n");
    }

    @Test
    void deploysAndRemovesABundleWhileItRuns() throws Exception {
        startDomain();
        Path bundle = data.resolve("deploy/greeting.jar");
        writeGreeting(bundle, "1");
        Finished greeting =
                Await.until(() -> programs.run("exec", "den", "test:greet world"), answer -> answer.status() == 0);
        assertThat(greeting.output()).isEqualTo("hello world from 1.0.0\n");
        writeGreeting(bundle, "2");
        Await.until(() -> programs.run("exec", "den", "test:greet world"), answer -> answer.output()
                .equals("hello world from 2.0.0\n"));
        Files.delete(bundle);
        Await.until(() -> programs.run("exec", "den", "test:greet world"), answer -> answer.status() == 1);
        assertThat(log()).doesNotContain("stopped listening");
    }

    @Test
    void aDeployedFileDoesNotReplaceABundleOfOurs() throws Exception {
        startDomain();
        Path bundle = data.resolve("deploy/shell.jar");
        writeBundle(
                bundle, "org.homedomain.shell", programs.versionOf("org.homedomain.shell"), GreetingActivator.class);
        Await.until(this::log, text -> text.contains("Failed to install artifact: " + bundle));
        Files.delete(bundle);
        writeGreeting(data.resolve("deploy/greeting.jar"), "1");
        Await.until(() -> programs.run("exec", "den", "test:greet world"), answer -> answer.status() == 0);
        assertThat(programs.run("exec", "den", "domain:self").status()).isZero();
    }

    @Test
    void aDeployedBundleThatHangsDoesNotKeepTheDomainFromLeaving() throws Exception {
        Process domain = startDomain();
        writeBundle(data.resolve("deploy/hanging.jar"), "hanging", "1", HangingActivator.class);
        Await.until(this::log, text -> text.contains(HangingActivator.HANGS));
        domain.destroy();
        assertThat(programs.finish(domain).status()).isEqualTo(ExitStatus.TERMINATED);
        assertThat(log()).containsOnlyOnce("a bundle does not stop").contains("stopped listening on port");
    }

    @Test
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

    @Test
    void saysThatADomainWentAwayDuringACommand() throws Exception {
        Process domain = startDomain();
        Process client = programs.startJar("exec", "den", "echo waiting; gogo:sleep 600");
        Await.until(() -> programs.outputOf(client), "waiting\n"::equals);
        domain.destroyForcibly();
        Finished end = programs.finish(client);
        assertThat(end.status()).isEqualTo(ExitStatus.UNAVAILABLE);
        assertThat(end.errors()).contains("den (process " + domain.pid() + ") does not answer");
    }

    @Test
    void clientThatGoesAwayEndsItsCommand() throws Exception {
        startDomain();
        writeGreeting(data.resolve("deploy/greeting.jar"), "1");
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

    @Test
    void namesTheDomainsThatRunWhenOneIsUnknown() throws Exception {
        startDomain();
        Finished end = programs.run("exec", "denn", "lb");
        assertThat(end.status()).isEqualTo(ExitStatus.UNAVAILABLE);
        assertThat(end.errors())
                .contains("no domain \"denn\" runs here; did you mean \"den\"?")
                .contains(data.toString());
    }

    @Test
    void opensAShellOnATerminalAndEndsWithIt() throws Exception {
        Requires.that(Files.isExecutable(SCRIPT), "no terminal to be had: " + SCRIPT + " of util-linux is missing");
        // Without a width of the terminal the prompt is only dots.
        String command = "stty cols 120 rows 40; exec "
                + String.join(" ", programs.command("--data", data.toString(), "--config", config().toString()));
        Process script = programs.start(List.of("script", "-qfec", command, "/dev/null"));
        OutputStream keyboard = script.getOutputStream();
        Await.until(() -> programs.outputOf(script), screen -> screen.contains("domain> "));
        String welcome =
                Await.until(() -> programs.outputOf(script), screen -> screen.contains("den of dominion \"Test\""));
        assertThat(welcome).contains("domain:peers");
        keyboard.write("echo typed | cat\n".getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
        Await.until(() -> programs.outputOf(script), screen -> screen.contains("typed\r\n"));
        Await.until(() -> pressCtrlD(script), alive -> !alive);
        Finished end = programs.finish(script);
        assertThat(end.status()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("shell-history"))))
                .isEqualTo("rw-------");
        assertThat(end.output())
                .doesNotContain("Exception")
                .doesNotContain("WARN")
                .doesNotContain("INFO");
    }

    @Test
    void ctrlCEndsFollowingEventsAndNotTheShell() throws Exception {
        Requires.that(Files.isExecutable(SCRIPT), "no terminal to be had: " + SCRIPT + " of util-linux is missing");
        String command = String.join(" ", programs.command("--data", data.toString(), "--config", config().toString()));
        Process script =
                programs.start(List.of("script", "-qfec", "stty cols 120 rows 40; exec " + command, "/dev/null"));
        Await.until(() -> programs.outputOf(script), screen -> screen.contains("den of dominion \"Test\""));
        OutputStream keyboard = script.getOutputStream();
        keyboard.write("domain:events\n".getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
        Await.until(() -> programs.outputOf(script), screen -> screen.contains("events come as they happen"));
        keyboard.write(3);
        keyboard.flush();
        // Gogo says so of every command; what is typed before is lost.
        Await.until(() -> programs.outputOf(script), screen -> screen.contains("InterruptedException"));
        // With one space it is the answer, not what was typed.
        keyboard.write("echo still  here | cat\n".getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
        Await.until(() -> programs.outputOf(script), screen -> screen.contains("still here"));
        keyboard.write("exit\n".getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
        assertThat(programs.finish(script).status()).isZero();
    }

    @Test
    void exitEndsTheShellAndTheDomain() throws Exception {
        Requires.that(Files.isExecutable(SCRIPT), "no terminal to be had: " + SCRIPT + " of util-linux is missing");
        String command = String.join(" ", programs.command("--data", data.toString(), "--config", config().toString()));
        Process script =
                programs.start(List.of("script", "-qfec", "stty cols 120 rows 40; exec " + command, "/dev/null"));
        Await.until(() -> programs.outputOf(script), screen -> screen.contains("den of dominion \"Test\""));
        script.getOutputStream().write("exit\n".getBytes(StandardCharsets.UTF_8));
        script.getOutputStream().flush();
        Finished end = programs.finish(script);
        assertThat(end.status()).isZero();
        assertThat(end.output()).doesNotContain("Exception");
    }

    /** While a command runs the terminal takes Ctrl-D for itself: a person presses it again. */
    private static boolean pressCtrlD(Process script) {
        try {
            script.getOutputStream().write(4);
            script.getOutputStream().flush();
            return script.isAlive();
        } catch (IOException e) {
            return script.isAlive(); // it hung up in the meantime
        }
    }

    private Process startDomain() throws Exception {
        return awaitAnswer(programs.startJar("--headless", "--data", data.toString(), "--config", config().toString()));
    }

    private Process awaitAnswer(Process domain) throws Exception {
        Await.until(
                () -> {
                    assertThat(domain.isAlive()).as(programs.errorsOf(domain)).isTrue();
                    return programs.run("exec", data.toString(), "domain:self");
                },
                answer -> answer.status() == 0);
        return domain;
    }

    private String log() throws IOException {
        return Files.readString(data.resolve("log/domain-0.log"));
    }

    private Path config() throws IOException {
        return Files.writeString(
                home.resolve("domain.toml"),
                """
                title = "Test"
                name = "den"
                [network]
                interfaces = ["lo*"]
                """);
    }

    private static void writeGreeting(Path file, String version) throws IOException {
        writeBundle(file, "greeting", version, GreetingActivator.class);
    }

    private static void writeBundle(Path file, String name, String version, Class<?> activator) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Version", version);
        main.putValue("Bundle-Activator", activator.getName());
        main.putValue("Import-Package", "org.osgi.framework");
        String path = activator.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest);
                InputStream code = activator.getClassLoader().getResourceAsStream(path)) {
            jar.putNextEntry(new JarEntry(path));
            Objects.requireNonNull(code, path).transferTo(jar);
        }
    }
}
