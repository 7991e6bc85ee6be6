// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {

    private static final Path WORKING = Path.of("").toAbsolutePath();

    private final Path folder;

    PlacesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aNamedFileAloneCounts() {
        Map<String, String> properties = Map.of("homedomain.config", folder + "/x/../my.toml", "karaf.etc", "/etc");
        assertThat(SettingsPlaces.of(properties::get).required()).contains(folder.resolve("my.toml"));
    }

    @Test
    void withoutANamedFileTheFoldersOfTheContainerCountAlone() {
        Map<String, String> properties =
                Map.of("homedomain.config", " ", "karaf.etc", "/k/etc", "openhab.conf", "/o/conf");
        SettingsPlaces places = SettingsPlaces.of(properties::get);
        assertThat(places.required()).isEmpty();
        assertThat(places.candidates()).containsExactly(Path.of("/k/etc/domain.toml"), Path.of("/o/conf/domain.toml"));
    }

    @Test
    void withoutAContainerTheCurrentFolderCounts() {
        SettingsPlaces places = SettingsPlaces.of(key -> null);
        assertThat(places.candidates()).containsExactly(WORKING.resolve("domain.toml"));
    }

    @Test
    void theFirstFileThatExistsCounts() throws IOException {
        Path first = Files.createDirectories(folder.resolve("first"));
        Path second = Files.createDirectories(folder.resolve("second"));
        Map<String, String> properties = Map.of("karaf.etc", first.toString(), "openhab.conf", second.toString());
        SettingsPlaces places = SettingsPlaces.of(properties::get);
        Files.writeString(second.resolve("domain.toml"), "");
        assertThat(places.look(Map.of("title", "x")).what()).isEqualTo("the file " + second.resolve("domain.toml"));
        Files.writeString(first.resolve("domain.toml"), "");
        assertThat(places.look(Map.of()).what()).isEqualTo("the file " + first.resolve("domain.toml"));
    }

    @Test
    void whatContainersAddToThePidIsNotOurs() {
        assertThat(SettingsPlaces.ours(Map.of(
                        "service.pid", "org.homedomain",
                        "component.name", "c",
                        "component.id", 1L,
                        "felix.fileinstall.filename", "f",
                        "osgi.ds.satisfying.condition.target", "(a=b)",
                        ".private", "p",
                        "services.light.priority", "required",
                        "title", "Home")))
                .containsOnlyKeys("services.light.priority", "title");
    }

    @Test
    void theDataFolderComesFromTheFirstPropertyThatIsSet() {
        Path own = Path.of("/own");
        Map<String, String> all =
                Map.of("homedomain.data", "/h/data", "karaf.data", "/k/data", "openhab.userdata", "/o/userdata");
        assertThat(DataFolder.of(all::get, own)).isEqualTo(Path.of("/h/data"));
        assertThat(DataFolder.of(Map.of("karaf.data", "/k/data", "openhab.userdata", "/o")::get, own))
                .isEqualTo(Path.of("/k/data/homedomain"));
        assertThat(DataFolder.of(Map.of("openhab.userdata", "/o/userdata")::get, own))
                .isEqualTo(Path.of("/o/userdata/homedomain"));
        assertThat(DataFolder.of(Map.<String, String>of()::get, own)).isEqualTo(own);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no POSIX permissions there")
    void theDataFolderIsForItsOwnerOnly() throws IOException {
        Path data = folder.resolve("a/b/data");
        assertThat(DataFolder.make(data)).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        assertThat(DataFolder.make(data)).isEmpty();
    }

    @Test
    void theHostNameIsShortAndUsable() {
        assertThat(HostName.first(sources("", "localhost", " kitchen.lan\n", "other")))
                .isEqualTo("kitchen");
        assertThat(HostName.first(sources("localhost.localdomain", "K\u00FCche 1")))
                .isEqualTo("K\u00FCche1");
        assertThat(HostName.first(sources("", "\u0007"))).isEqualTo("domain");
        assertThat(HostName.ofThisMachine()).isNotBlank().doesNotContain(".");
    }

    private static Stream<Supplier<Optional<String>>> sources(String... names) {
        return Stream.of(names).map(name -> () -> Optional.of(name));
    }
}
