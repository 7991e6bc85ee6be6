// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.homedomain.runtime.command.ExitStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class archive. */
class PrepareIT {

    /** One dies, and two have to agree on it. */
    private static final int DOMAINS = 3;

    private final Path home;
    private final Programs programs;

    PrepareIT(@TempDir Path home) {
        this.home = home;
        programs = new Programs(Java.ofTheTests(), home);
    }

    @AfterEach
    void endAll() throws Exception {
        programs.endAll();
    }

    @Test
    void laterStartsTakeTheirClassesFromTheArchive() throws Exception {
        Path archive = home.resolve("homedomain.jsa");
        assertThat(programs.run("prepare", archive.toString())).isEqualTo(new Finished(ExitStatus.FINE, "", ""));
        assertThat(home.resolve("state/homedomain/run")).isEmptyDirectory();

        Path classes = home.resolve("classes.log");
        List<String> command = new ArrayList<>(programs.command("demo", "1", "--detach"));
        command.addAll(2, List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:class+load:file=" + classes));
        assertThat(programs.finish(programs.start(command)).status()).isZero();
        assertThat(programs.run("stop").status()).isZero();
        // The demo itself is not what was rehearsed, yet shares what reads command lines.
        assertThat(Files.readString(classes))
                .containsPattern("org.homedomain.runtime.Main source: shared objects file \\(top\\)");
        isPassedOverInSilenceWithAnotherJar(archive);
    }

    /** Scripts read what comes on standard output. */
    private void isPassedOverInSilenceWithAnotherJar(Path archive) throws Exception {
        List<String> command = new ArrayList<>(programs.command("--version"));
        int jar = command.indexOf("-jar") + 1;
        command.set(
                jar,
                Files.copy(Path.of(command.get(jar)), home.resolve("other.jar")).toString());
        command.add(2, "-XX:SharedArchiveFile=" + archive);
        Finished version = programs.finish(programs.start(command));
        assertThat(version.errors()).isEmpty();
        assertThat(version.output()).startsWith("homedomain ").hasLineCount(1);
    }

    @Test
    void whoStopsItStopsItsDomains() throws Exception {
        Process prepare = startWithDomains();
        stop(prepare);
    }

    /** Then the end of the first domain and the wish to end are seen by two threads at once, and an archive is written. */
    @Test
    void whoStopsItInUseStopsItsDomains() throws Exception {
        Process prepare = startWithDomains();
        Await.until(this::listed, sockets -> sockets == DOMAINS);
        stop(prepare);
    }

    private Process startWithDomains() throws Exception {
        Process prepare =
                programs.startJar("prepare", home.resolve("homedomain.jsa").toString());
        Await.until(() -> prepare.descendants().count(), started -> started == DOMAINS);
        return prepare;
    }

    private long listed() throws IOException {
        Path run = home.resolve("state/homedomain/run");
        if (Files.notExists(run)) {
            return 0;
        }
        try (Stream<Path> entries = Files.list(run)) {
            return entries.count();
        }
    }

    private void stop(Process prepare) throws Exception {
        List<ProcessHandle> domains = prepare.descendants().toList();
        prepare.destroy();
        Finished finished = programs.finish(prepare);
        assertThat(domains).hasSize(DOMAINS).noneMatch(ProcessHandle::isAlive);
        assertThat(finished.errors()).isEmpty();
        assertThat(home.resolve("homedomain.jsa")).doesNotExist();
        assertThat(home.resolve("homedomain.jsa.draft")).doesNotExist();
    }

    @Test
    void anArchiveThatCannotBeWrittenIsTold() throws Exception {
        Finished prepare =
                programs.run("prepare", home.resolve("missing/homedomain.jsa").toString());
        assertThat(prepare.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(prepare.errors()).contains("no class archive").contains("missing/homedomain.jsa");
    }
}
