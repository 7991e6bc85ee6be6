// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {

    private final Path path;
    private final DemoFolder folder;

    DemoFolderTest(@TempDir Path path) {
        this.path = path.resolve("demo");
        folder = new DemoFolder(this.path);
    }

    @Test
    void tellsAProcessByWhatTheClockDoesNotChange() throws IOException {
        DemoDomain self = DemoDomain.of("kitchen", ProcessHandle.current());
        assertThat(self.started()).matches("\\d+");
        folder.remember(List.of(self, new DemoDomain("garage", self.pid(), "1")));
        assertThat(folder.running()).containsExactly(self);
    }

    @Test
    void skipsLinesThatAreNone() throws IOException {
        DemoDomain self = DemoDomain.of("kitchen", ProcessHandle.current());
        Files.createDirectory(path);
        Files.write(path.resolve("processes"), List.of("", self.toLine(), "17", "x y z"));
        assertThat(folder.running()).containsExactly(self);
    }

    @Test
    void deletesNothingOfADomainThatRunsThoughItsProcessIsForgotten() throws Exception {
        Path data = folder.prepare("kitchen", "");
        Path lock = Files.writeString(data.resolve("lock"), "42");
        Process holder = LockHolder.hold(lock);
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("true");
            assertThatExceptionOfType(FileSystemException.class)
                    .isThrownBy(folder::clear)
                    .withMessageContaining("process 42 runs there");
            assertThat(data.resolve("domain.toml")).exists();
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    @Test
    void deletesEverythingOnceNobodyRuns() throws Exception {
        Path data = folder.prepare("kitchen", "");
        FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                .close();
        Files.createDirectories(data.resolve("log"));
        folder.end(List.of());
        assertThat(path).doesNotExist();
        folder.end(List.of());
    }

    @Test
    void knowsThatSomebodyEndsTheDemo() throws Exception {
        folder.remember(List.of());
        assertThat(folder.isEnding()).isFalse();
        folder.terminate(List.of());
        assertThat(folder.isEnding()).isTrue();
        folder.clear();
        assertThat(folder.isEnding()).isTrue();
    }
}
