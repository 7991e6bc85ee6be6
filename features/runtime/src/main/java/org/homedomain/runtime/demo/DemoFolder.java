// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.homedomain.runtime.channel.Places;
import org.homedomain.runtime.channel.PrivateFolder;

/** Where the demo keeps the list of its processes and, for each domain, configuration and data. */
final class DemoFolder {

    private final Path folder;

    DemoFolder(Path folder) {
        this.folder = folder;
    }

    static DemoFolder ofThisUser() {
        return new DemoFolder(Places.ofThisUser().state().resolve("demo"));
    }

    /** The domains of the demo that still run. */
    List<DemoDomain> running() throws IOException {
        Path file = processes();
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream()
                .map(DemoDomain::ofLine)
                .filter(DemoDomain::lives)
                .toList();
    }

    void remember(List<DemoDomain> domains) throws IOException {
        PrivateFolder.make(folder);
        Files.write(processes(), domains.stream().map(DemoDomain::toLine).toList());
    }

    /** Makes the data folder of one domain with its configuration in it. */
    Path prepare(String name, String configuration) throws IOException {
        Path data = folder.resolve(name);
        PrivateFolder.make(data);
        Files.writeString(data.resolve("domain.toml"), configuration);
        return data;
    }

    /** What a domain printed, to be appended to a message; empty if nothing. */
    String outputOf(String name) throws IOException {
        Path file = folder.resolve(name).resolve("output.log");
        String text = Files.exists(file) ? Files.readString(file).strip() : "";
        return text.isEmpty() ? "" : ":\n" + text;
    }

    /** Ends the domains, all at once, and deletes everything. */
    void end(List<DemoDomain> domains) throws IOException, InterruptedException {
        domains.forEach(DemoDomain::terminate);
        for (DemoDomain domain : domains) {
            domain.awaitEnd();
        }
        clear();
    }

    void clear() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private Path processes() {
        return folder.resolve("processes");
    }
}
