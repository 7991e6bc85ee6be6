// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one domain from the executable jar, as a process, does on any Java. */
abstract class RuntimePromises {

    /** SIGTERM leaves the dominion within this time. */
    private static final Duration GOODBYE = Duration.ofSeconds(2);

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
        writeBundle(bundle);
        Finished greeting =
                Await.until(() -> programs.run("exec", "den", "test:greet world"), answer -> answer.status() == 0);
        assertThat(greeting.output()).isEqualTo("hello world\n");
        Files.delete(bundle);
        Await.until(() -> programs.run("exec", "den", "test:greet world"), answer -> answer.status() == 1);
    }

    @Test
    void clientThatGoesAwayEndsItsCommand() throws Exception {
        startDomain();
        List<Process> clients = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            clients.add(programs.startJar("exec", "den", "echo waiting; sleep 600"));
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
        assertThat(end.output())
                .doesNotContain("Exception")
                .doesNotContain("WARN")
                .doesNotContain("INFO");
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
        Process domain = programs.startJar("--headless", "--data", data.toString(), "--config", config().toString());
        Await.until(() -> programs.run("exec", "den", "domain:self"), answer -> {
            assertThat(domain.isAlive()).isTrue();
            return answer.status() == 0;
        });
        return domain;
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

    private static void writeBundle(Path file) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "greeting");
        main.putValue("Bundle-Activator", GreetingActivator.class.getName());
        main.putValue("Import-Package", "org.osgi.framework");
        String path = GreetingActivator.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest);
                InputStream code = GreetingActivator.class.getClassLoader().getResourceAsStream(path)) {
            jar.putNextEntry(new JarEntry(path));
            Objects.requireNonNull(code, path).transferTo(jar);
        }
    }
}
