// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketPlaceTest {

    private final Path folder;

    SocketPlaceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void onlyTheUserMayOpenTheSocket() throws IOException {
        try (SocketPlace.Listening listening = SocketPlace.open(List.of(folder.resolve("run/exec.sock")))) {
            assertThat(permissions(listening.path())).isEqualTo("rw-------");
            assertThat(permissions(folder.resolve("run"))).isEqualTo("rwx------");
        }
    }

    @Test
    void takesTheNextPlaceWhenAPathIsTooLongForASocket() throws IOException {
        Path tooLong = folder.resolve("x".repeat(SocketPlace.MAX_PATH_BYTES)).resolve("exec.sock");
        Path spare = folder.resolve("spare.sock");
        try (SocketPlace.Listening listening = SocketPlace.open(List.of(tooLong, spare))) {
            assertThat(listening.path()).isEqualTo(spare);
        }
    }

    @Test
    void takesTheNextPlaceWhenAFolderCannotBeMade() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Path spare = folder.resolve("spare.sock");
        try (SocketPlace.Listening listening = SocketPlace.open(List.of(file.resolve("exec.sock"), spare))) {
            assertThat(listening.path()).isEqualTo(spare);
        }
    }

    @Test
    void saysWhyNoPlaceWorks() {
        Path tooLong = folder.resolve("x".repeat(SocketPlace.MAX_PATH_BYTES)).resolve("exec.sock");
        assertThatIOException()
                .isThrownBy(() -> SocketPlace.open(List.of(tooLong)))
                .withMessageContaining("longer than the 103 bytes");
    }

    @Test
    void replacesWhatACrashLeft() throws IOException {
        Path path = folder.resolve("exec.sock");
        SocketPlace.open(List.of(path)).channel().close();
        assertThat(path).exists();
        try (SocketPlace.Listening again = SocketPlace.open(List.of(path))) {
            assertThat(again.channel().isOpen()).isTrue();
        }
        assertThat(path).doesNotExist();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
