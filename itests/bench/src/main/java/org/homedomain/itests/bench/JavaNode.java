// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A system of the Java world at its shipped defaults, in a process of its own.
 *
 * @param name its name in results
 * @param words makes the command line for a slot, after that of the virtual machine
 */
record JavaNode(String name, Words words) implements Contestant {

    /** As the lean runtime runs, but with room for those that need more. */
    private static final List<String> OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", World.NO_PERFORMANCE_FILE);

    /** What follows the options of the virtual machine. */
    interface Words {
        /** Its options, main class and arguments. */
        List<String> of(Slot slot);
    }

    @Override
    public Optional<String> obstacle() {
        return Optional.empty();
    }

    @Override
    public Process start(Slot slot) throws IOException {
        Files.createDirectories(slot.folder());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", classPath()));
        command.addAll(words.of(slot));
        return new ProcessBuilder(command)
                .directory(slot.folder().toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(slot.log().toFile()))
                .start();
    }

    /** Members run in folders of their own. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
