// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningDomainsTest {

    /** Above what Linux hands out. */
    private static final long DEAD = 99_999_999;

    private final Path folder;

    RunningDomainsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void listsAProcessThatLives() throws IOException {
        RunningDomain domain = RunningDomain.ofThisProcess("kitchen", folder, socket());
        domains().put(domain);
        assertThat(domains().list()).containsExactly(domain);
    }

    @Test
    void forgetsADeadProcessAndItsSpareSocket() throws IOException {
        Path socket =
                Files.createFile(Files.createDirectory(folder.resolve("run")).resolve("1-1.sock"));
        domains().put(new RunningDomain(DEAD, ProcessSpace.current(), "kitchen", folder, socket));
        assertThat(domains().list()).isEmpty();
        assertThat(socket).doesNotExist();
        assertThat(folder.resolve("run")).isEmptyDirectory();
    }

    @Test
    void keepsTheSocketOfALaterProcessWithTheSameData() throws IOException {
        Path socket = socket();
        RunningDomain later = RunningDomain.ofThisProcess("kitchen", folder, socket);
        domains().put(new RunningDomain(DEAD, ProcessSpace.current(), "kitchen", folder, socket));
        domains().put(later);
        assertThat(domains().list()).containsExactly(later);
        assertThat(socket).exists();
    }

    @Test
    void leavesAProcessOfAnotherContainerAlone() throws IOException {
        Path socket = socket();
        RunningDomain foreign = new RunningDomain(DEAD, "4026000000", "kitchen", folder, socket);
        domains().put(foreign);
        assertThat(domains().list()).containsExactly(foreign);
        assertThat(socket).exists();
    }

    @Test
    void closesItsFolderToOthers() throws IOException {
        Files.createDirectory(
                folder.resolve("run"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        domains().put(RunningDomain.ofThisProcess("kitchen", folder, socket()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("run"))))
                .isEqualTo("rwx------");
    }

    @Test
    void forgetsAnEarlierDomainOfTheSameDataThoughItsNumberLives() throws IOException {
        long parent = ProcessHandle.current().parent().orElseThrow().pid();
        Path socket = socket();
        domains().put(new RunningDomain(parent, ProcessSpace.current(), "kitchen", folder, socket));
        RunningDomain later = RunningDomain.ofThisProcess("kitchen", folder, socket);
        domains().put(later);
        assertThat(domains().list()).containsExactly(later);
    }

    @Test
    void skipsFilesThatHoldSomethingElse() throws IOException {
        RunningDomain domain = RunningDomain.ofThisProcess("kitchen", folder, socket());
        domains().put(domain);
        Path run = folder.resolve("run");
        Files.write(run.resolve("1.domain"), new byte[] {'n', '=', (byte) 0xff});
        Files.writeString(run.resolve("2.domain"), "name=\\u00zz");
        Files.createDirectory(run.resolve("3.domain"));
        assertThat(domains().list()).containsExactly(domain);
    }

    private RunningDomains domains() {
        return new RunningDomains(folder.resolve("run"));
    }

    private Path socket() throws IOException {
        return Files.createFile(folder.resolve("exec.sock"));
    }
}
