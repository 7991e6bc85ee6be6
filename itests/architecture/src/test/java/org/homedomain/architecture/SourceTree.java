// SPDX-License-Identifier: Apache-2.0
package org.homedomain.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The project as it lies on disk, with what was built of it. */
final class SourceTree {

    private static final Path ROOT =
            Path.of(Objects.requireNonNull(System.getProperty("homedomain.tree"), "homedomain.tree is not set"));

    private SourceTree() {}

    static Path root() {
        return ROOT;
    }

    /** Modules whose code ends up in a running domain, in the order of their names. */
    static List<Path> modules() {
        try (Stream<Path> bundles = Files.list(ROOT.resolve("bundles"))) {
            return Stream.concat(bundles, Stream.of(ROOT.resolve("proto"), ROOT.resolve("features/runtime")))
                    .filter(SourceTree::hasCode)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The compiled code of all modules; fails if one of them is not built, so that nothing passes unseen. Copies of
     * one module's classes inside another that embeds it are left out.
     */
    static JavaClasses code() {
        List<Path> folders = modules().stream().map(SourceTree::ownClasses).toList();
        return new ClassFileImporter().importPaths(folders);
    }

    private static Path ownClasses(Path module) {
        return classFolder(module).resolve("org/homedomain").resolve(module.getFileName());
    }

    static Path classFolder(Path module) {
        Path folder = module.resolve("target/classes");
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(folder + " is missing: build " + module.getFileName() + " first");
        }
        return folder;
    }

    private static boolean hasCode(Path module) {
        return Files.isDirectory(module.resolve("src/main/java"))
                || Files.isDirectory(module.resolve("src/main/protobuf"));
    }
}
