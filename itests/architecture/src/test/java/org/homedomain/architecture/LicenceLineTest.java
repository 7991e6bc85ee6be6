// SPDX-License-Identifier: Apache-2.0
package org.homedomain.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every source file says its licence; spotless sees Java only. */
class LicenceLineTest {

    private static final String LINE = "SPDX-License-Identifier: Apache-2.0";
    private static final Set<String> ENDINGS = Set.of(".java", ".proto", ".xml", ".sh");
    private static final int LINES_LOOKED_AT = 3;

    @Test
    void everySourceFileSaysItsLicence() throws IOException {
        List<Path> sources = sources();
        assertThat(sources).hasSizeGreaterThan(20).allMatch(LicenceLineTest::saysItsLicence);
    }

    private static boolean saysItsLicence(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.limit(LINES_LOOKED_AT).anyMatch(line -> line.contains(LINE));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> sources() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(SourceTree.root(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = String.valueOf(folder.getFileName());
                boolean hidden = name.startsWith(".") && !folder.equals(SourceTree.root());
                return hidden || name.equals("target") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = String.valueOf(file.getFileName());
                if (ENDINGS.stream().anyMatch(name::endsWith)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
