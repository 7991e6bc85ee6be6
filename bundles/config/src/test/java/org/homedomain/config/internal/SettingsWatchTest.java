// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.homedomain.api.diagnosis.Finding;
import org.homedomain.api.diagnosis.Finding.Severity;
import org.homedomain.config.internal.RecordingAudience.Changed;
import org.homedomain.config.internal.RecordingAudience.Failed;
import org.homedomain.config.internal.RecordingAudience.Found;
import org.homedomain.config.internal.reading.Surroundings;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.settings.NetworkSettings;
import org.homedomain.spi.settings.SettingsSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With real files and the real thread, only faster than in production. */
@Timeout(60)
class SettingsWatchTest {

    private static final SettingsWatch.Pace FAST =
            new SettingsWatch.Pace(Duration.ofMillis(20), Duration.ofMillis(100));

    private final ScheduledExecutorService executor = ConfigurationThread.start();
    private final RecordingAudience audience = new RecordingAudience();

    private final Path folder;
    private final DataFolder dataFolder;

    SettingsWatchTest(@TempDir Path folder) {
        this.folder = folder;
        this.dataFolder = new DataFolder(folder.resolve("data"));
    }

    @AfterEach
    void end() {
        assertThat(ConfigurationThread.end(executor)).isTrue();
        dataFolder.close();
    }

    private Path file() {
        return folder.resolve("domain.toml");
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text);
    }

    private SettingsWatch watch(SettingsPlaces places, Map<String, Object> properties, SettingsWatch.Pace pace) {
        return watch(places, properties, pace, audience);
    }

    private SettingsWatch watch(
            SettingsPlaces places, Map<String, Object> properties, SettingsWatch.Pace pace, SettingsAudience told) {
        SettingsReader reader = new SettingsReader(places, new Surroundings("kitchen", dataFolder.path()), dataFolder);
        SettingsWatch watch = new SettingsWatch(reader, properties, told, executor, pace);
        watch.start();
        return watch;
    }

    private SettingsWatch watchFile(SettingsWatch.Pace pace) {
        return watch(new SettingsPlaces(Optional.of(file()), List.of()), Map.of(), pace);
    }

    private SettingsWatch watchFile() {
        return watchFile(FAST);
    }

    private SettingsWatch watchCandidates(Map<String, Object> properties) {
        return watch(new SettingsPlaces(Optional.empty(), List.of(file())), properties, FAST);
    }

    private <T> T heard(Class<T> kind) throws InterruptedException {
        Object next = audience.heard.poll(30, TimeUnit.SECONDS);
        assertThat(next).isInstanceOf(kind);
        return kind.cast(next);
    }

    /** Waits until {@code condition} holds; the calling test's timeout is the bound. */
    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** Waits until the watch has looked again. */
    private void looked() throws Exception {
        executor.schedule(() -> {}, 1_000, TimeUnit.MILLISECONDS).get();
    }

    private static List<String> findings(SettingsWatch watch, Severity severity) {
        return new ConfigurationDiagnosis(
                        watch::state, () -> !watch.properties().isEmpty())
                .examine().stream()
                        .filter(finding -> finding.severity() == severity)
                        .map(Finding::observed)
                        .toList();
    }

    @Test
    void aValidFileCountsAtOnce() throws Exception {
        write("title = 'Home'\n");
        SettingsWatch watch = watchFile();
        assertThat(heard(Found.class).settings().self().title()).isEqualTo("Home");
        assertThat(watch.current().dataFolder()).isDirectory();
        assertThat(findings(watch, Severity.OK))
                .containsExactly(
                        "What counts: the file " + file() + ".",
                        folder.resolve("data") + " keeps the ID and what the domain knows.");
    }

    @Test
    void aBadFileAtStartGivesNoSettingsUntilItIsRepaired() throws Exception {
        write("titel = 'Home'\nport = -1\n");
        SettingsWatch watch = watchFile();
        assertThat(heard(Failed.class).reasons())
                .startsWith("the file " + file() + " has 2 errors:\ndomain.toml:1:1: unknown key 'titel'")
                .contains("\ndomain.toml:2:1: 'port' is -1; allowed is ");
        assertThat(findings(watch, Severity.FAULT)).hasSize(2);
        write("title = 'Home'\n");
        assertThat(heard(Found.class).settings().self().title()).isEqualTo("Home");
        assertThat(findings(watch, Severity.FAULT)).isEmpty();
    }

    @Test
    void aNamedFileThatIsMissingIsAnError() throws Exception {
        watchFile();
        assertThat(heard(Failed.class).reasons())
                .isEqualTo("the file " + file() + " has an error:\n" + file() + ": does not exist");
        write("");
        heard(Found.class);
    }

    @Test
    void aFolderIsNoFile() throws Exception {
        Files.createDirectory(file());
        watchCandidates(Map.of());
        assertThat(heard(Failed.class).reasons()).endsWith(file() + ": is not a regular file");
    }

    @Test
    void liveKeysApplyWithoutRestart() throws Exception {
        write("traits = ['a']\n");
        SettingsWatch watch = watchFile();
        heard(Found.class);
        write(
                """
                traits = ['b']
                peers = ['a:1']
                [connectionConfig]
                dialtimeout = '1s'
                [services.x]
                [discovery]
                mdns = false
                engine = 'jmdns'
                """);
        DomainSettings changed = heard(Changed.class).settings();
        assertThat(changed.self().traits()).containsExactly("b");
        assertThat(changed.network().peers()).hasSize(1);
        assertThat(changed.network().mdns()).isFalse();
        assertThat(changed.network().mdnsEngine()).isEqualTo(NetworkSettings.MdnsEngine.JMDNS);
        assertThat(changed.pacing().dialTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(changed.services()).containsOnlyKeys("x");
        assertThat(watch.current()).isEqualTo(changed);
        assertThat(watch.awaitingRestart()).isEmpty();
    }

    @Test
    void whatNeedsARestartIsToldAndKept() throws Exception {
        write("title = 'Home'\nport = 1\n");
        SettingsWatch watch = watchFile();
        DomainSettings started = heard(Found.class).settings();
        write("title = 'House'\nport = 2\nname = 'n'\nuuid = 'u'\n");
        await(() -> !watch.awaitingRestart().isEmpty());
        assertThat(watch.awaitingRestart()).containsExactly("name", "port", "title", "uuid");
        assertThat(watch.current()).isEqualTo(started);
        assertThat(findings(watch, Severity.WARNING))
                .containsExactly("Changed, but not in force: name, port, title, uuid.");
        write("title = 'Home'\nport = 1\n");
        await(() -> watch.awaitingRestart().isEmpty());
        assertThat(audience.heard).isEmpty();
    }

    @Test
    void aBadReloadKeepsTheLastGoodSettings() throws Exception {
        write("traits = ['a']\n");
        SettingsWatch watch = watchFile();
        heard(Found.class);
        write("traits = ['b'\n");
        await(() -> !findings(watch, Severity.WARNING).isEmpty());
        assertThat(watch.current().self().traits()).containsExactly("a");
        assertThat(findings(watch, Severity.FAULT)).isEmpty();
        assertThat(findings(watch, Severity.WARNING).get(0))
                .startsWith("domain.toml:2:1: not TOML: ")
                .endsWith("(the settings read before stay in force)");
        write("traits = ['b']\n");
        assertThat(heard(Changed.class).settings().self().traits()).containsExactly("b");
    }

    @Test
    void aFileReplacedByRenamingIsReadEvenWithTheSameSizeAndTime() throws Exception {
        write("traits = ['a']\n");
        watchFile();
        heard(Found.class);
        Path next = folder.resolve("next");
        Files.writeString(next, "traits = ['b']\n");
        Files.setLastModifiedTime(next, Files.getLastModifiedTime(file()));
        Files.move(next, file(), REPLACE_EXISTING);
        assertThat(heard(Changed.class).settings().self().traits()).containsExactly("b");
    }

    @Test
    void aFileThatIsStillBeingWrittenIsNotBelieved() throws Exception {
        write("traits = ['a']\n");
        watchFile(new SettingsWatch.Pace(Duration.ofMillis(20), Duration.ofSeconds(1)));
        heard(Found.class);
        for (int i = 0; i < 20; i++) {
            write("# valid, but only a part: " + i + "\n");
            executor.schedule(() -> {}, 30, TimeUnit.MILLISECONDS).get();
        }
        write("traits = ['b']\n");
        assertThat(heard(Changed.class).settings().self().traits()).containsExactly("b");
        assertThat(audience.heard).isEmpty();
    }

    @Test
    void aDeletedFileGivesWayToThePid() throws Exception {
        write("traits = ['a']\n");
        SettingsWatch watch = watchCandidates(Map.of("traits", "b"));
        assertThat(heard(Found.class).settings().self().traits()).containsExactly("a");
        assertThat(findings(watch, Severity.OK))
                .contains("What counts: the file " + file()
                        + ". The ConfigAdmin PID org.homedomain is set, too, but does not count.");
        Files.delete(file());
        assertThat(heard(Changed.class).settings().self().traits()).containsExactly("b");
        assertThat(findings(watch, Severity.WARNING))
                .containsExactly(
                        "At the start the file " + file() + " counted, now the ConfigAdmin PID org.homedomain.");
    }

    @Test
    void aDeletedNamedFileKeepsTheLastGoodSettings() throws Exception {
        write("traits = ['a']\n");
        SettingsWatch watch = watchFile();
        heard(Found.class);
        Files.delete(file());
        await(() -> !findings(watch, Severity.WARNING).isEmpty());
        assertThat(watch.current().self().traits()).containsExactly("a");
        assertThat(findings(watch, Severity.WARNING))
                .containsExactly(file() + ": does not exist (the settings read before stay in force)");
    }

    @Test
    void filesAndThePidAreNeverMixed() throws Exception {
        write("port = 1\n");
        watchCandidates(Map.of("title", "Other", "traits", "b"));
        DomainSettings settings = heard(Found.class).settings();
        assertThat(settings.self().title()).isEqualTo("Dominion");
        assertThat(settings.self().traits()).isEmpty();
    }

    @Test
    void withoutAnythingTheDefaultsCount() throws Exception {
        SettingsWatch watch = watchCandidates(Map.of());
        assertThat(heard(Found.class).settings().self().name()).isEqualTo("kitchen");
        assertThat(findings(watch, Severity.OK)).contains("What counts: the defaults.");
    }

    @Test
    void thePidAppliesLiveAndAsksForRestartLikeAFile() throws Exception {
        SettingsWatch watch = watchCandidates(Map.of("title", "Home", "traits", "a"));
        heard(Found.class);
        watch.propertiesChanged(Map.of("title", "House", "traits", "b"));
        assertThat(heard(Changed.class).settings().self().title()).isEqualTo("Home");
        assertThat(watch.awaitingRestart()).containsExactly("title");
    }

    @Test
    void aPidThatArrivesAfterTheStartOnDefaultsCountsWholly() throws Exception {
        SettingsWatch watch = watchCandidates(Map.of());
        heard(Found.class);
        watch.propertiesChanged(Map.of("title", "Home"));
        assertThat(heard(Found.class).settings().self().title()).isEqualTo("Home");
        assertThat(watch.awaitingRestart()).isEmpty();
    }

    @Test
    void anUnusableDataFolderIsAnError() throws Exception {
        Files.writeString(folder.resolve("data"), "in the way");
        SettingsWatch watch = watchCandidates(Map.of());
        assertThat(heard(Failed.class).reasons())
                .isEqualTo("the data folder " + dataFolder.path() + " has an error:\n" + dataFolder.path()
                        + ": is the data folder but no folder");
        assertThat(findings(watch, Severity.OK)).isEmpty();
        assertThat(findings(watch, Severity.FAULT))
                .containsExactly(dataFolder.path() + " is the data folder but no folder.");
        Files.delete(folder.resolve("data"));
        heard(Found.class);
        assertThat(findings(watch, Severity.FAULT)).isEmpty();
    }

    @Test
    void aDataFolderThatAnotherDomainHoldsIsWaitedFor() throws Exception {
        DataFolder other = new DataFolder(dataFolder.path());
        assertThat(other.claim()).isEmpty();
        SettingsWatch watch = watchCandidates(Map.of());
        assertThat(heard(Failed.class).reasons()).endsWith("is in use by another domain in this process");
        assertThat(findings(watch, Severity.FAULT))
                .containsExactly(dataFolder.path() + " is in use by another domain in this process.");
        other.close();
        heard(Found.class);
    }

    @Test
    void goesOnLookingAfterAnErrorOfThoseItTells() throws Exception {
        write("traits = ['a']\n");
        SettingsAudience failing = new FailingAtFirst(audience);
        watch(new SettingsPlaces(Optional.of(file()), List.of()), Map.of(), FAST, failing);
        heard(Found.class);
        write("traits = ['b']\n");
        assertThat(heard(Changed.class).settings().self().traits()).containsExactly("b");
    }

    @Test
    void afterStoppingNothingIsLookedAtAndTheThreadEnds() throws Exception {
        write("traits = ['a']\n");
        SettingsWatch watch = watchFile();
        heard(Found.class);
        watch.stop();
        write("traits = ['b']\n");
        looked();
        assertThat(audience.heard).isEmpty();
        assertThat(ConfigurationThread.end(executor)).isTrue();
        await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.isAlive() && thread.getName().equals(ConfigurationThread.NAME)));
    }

    /** As when a class is gone because its bundle was just replaced. */
    private record FailingAtFirst(RecordingAudience told) implements SettingsAudience {

        @Override
        public void settingsFound(SettingsSource source) {
            told.settingsFound(source);
            throw new NoClassDefFoundError("replaced");
        }

        @Override
        public void settingsChanged(DomainSettings settings) {
            told.settingsChanged(settings);
        }

        @Override
        public void startFailed(String reasons) {
            told.startFailed(reasons);
        }
    }
}
