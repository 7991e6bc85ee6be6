// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DataFolderTest {

    private final Path path;

    DataFolderTest(@TempDir Path folder) {
        this.path = folder.resolve("data");
    }

    @Test
    void oneDomainOfAProcessHoldsIt() {
        DataFolder first = new DataFolder(path);
        try (DataFolder second = new DataFolder(path)) {
            assertThat(first.claim()).isEmpty();
            assertThat(first.claim()).isEmpty();
            assertThat(second.claim()).contains("is in use by another domain in this process");
            first.close();
            assertThat(second.claim()).isEmpty();
        }
    }

    @Test
    void oneProcessHoldsIt() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        path.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (DataFolder folder = new DataFolder(path)) {
            assertThat(other.inputReader(UTF_8).readLine()).isEqualTo("claimed");
            assertThat(folder.claim()).contains("is in use by a domain in another process");
            assertThat(folder.claim()).contains("is in use by a domain in another process");
            other.getOutputStream().close();
            other.waitFor();
            assertThat(folder.claim()).isEmpty();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void isNotTakenAgainOnceGivenBack() {
        DataFolder stopped = new DataFolder(path);
        assertThat(stopped.claim()).isEmpty();
        stopped.close();
        assertThat(stopped.claim()).isEmpty();
        try (DataFolder next = new DataFolder(path)) {
            assertThat(next.claim()).isEmpty();
        }
    }

    /** The other process: holds the folder until its input ends. */
    static final class Other {

        private Other() {}

        public static void main(String[] arguments) throws IOException {
            try (DataFolder folder = new DataFolder(Path.of(arguments[0]))) {
                System.out.println(folder.claim().orElse("claimed"));
                while (System.in.read() >= 0) {
                    // until its end
                }
            }
        }
    }
}
