// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.karaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A copy of stock Karaf with ports and a shell key of its own, which can fetch nothing: it has no remote repository,
 * and an empty folder takes the place of the user's local one.
 */
record KarafFolder(Path root, Ports ports, ShellKey key) {

    /** Where the shell and the two halves of JMX listen. */
    record Ports(int ssh, int rmiRegistry, int rmiServer) {

        static Ports free() {
            return new Ports(FreePort.next(), FreePort.next(), FreePort.next());
        }
    }

    static KarafFolder create(String name) {
        KarafFolder folder = new KarafFolder(Given.workFolder().resolve(name), Ports.free(), ShellKey.generate());
        try {
            delete(folder.root);
            copy(Given.stockKaraf(), folder.root);
            folder.configure();
            return folder;
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    Path etc() {
        return root.resolve("etc");
    }

    Path deploy() {
        return root.resolve("deploy");
    }

    Path log() {
        return root.resolve("data/log/karaf.log");
    }

    /** Writes a file whole, as an editor does: beside it first, then in its place. */
    void write(Path file, String content) {
        try {
            Path beside = Files.writeString(root.resolve("beside.tmp"), content, UTF_8);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Adds lines to a file of the etc folder; of two lines with one key the later one counts. */
    void append(String fileInEtc, String lines) {
        try {
            Files.writeString(etc().resolve(fileInEtc), "\n" + lines + "\n", UTF_8, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void configure() throws IOException {
        append("org.apache.karaf.shell.cfg", "sshPort = " + ports.ssh + "\nsshHost = 127.0.0.1");
        append(
                "org.apache.karaf.management.cfg",
                "rmiRegistryPort = " + ports.rmiRegistry + "\nrmiServerPort = " + ports.rmiServer);
        append("keys.properties", "karaf=" + key.publicKey() + ",_g_:admingroup");
        append("keys.properties", "_g_\\:admingroup = group,admin,manager,viewer,systembundles,ssh");
        Path nothing = Files.createDirectories(root.resolve("no-repository"));
        append(
                "org.ops4j.pax.url.mvn.cfg",
                "org.ops4j.pax.url.mvn.repositories=\norg.ops4j.pax.url.mvn.localRepository=" + nothing);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
