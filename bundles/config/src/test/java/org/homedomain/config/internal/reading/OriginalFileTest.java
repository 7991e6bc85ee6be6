// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homedomain.config.internal.reading.Problem.Severity;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.settings.DurationRange;
import org.homedomain.spi.settings.PacingSettings;
import org.homedomain.spi.settings.ServiceSettings;
import org.homedomain.spi.settings.ServiceSettings.Priority;
import org.junit.jupiter.api.Test;

class OriginalFileTest {

    /** The original's keys with the values it ships, and part of its example dominion. */
    private static final String ORIGINAL =
            """
            uuid = "6ba7b810-9dad-11d1-80b4-00c04fd430c8"
            title = "_dominion._tcp"
            logfilename = "domain.log"
            port = 9000
            traits = ["thermostat", "compute"]

            [connectionConfig]
            dialTimeout = 3000000
            [connectionConfig.IsolationCheck]
            min = 500000000
            max = 10000000000
            [connectionConfig.isolationTimeout]
            min = 5000000000
            max = 100000000000
            [connectionConfig.heartbeatCheck]
            min = 1000000000
            max = 40000000000

            [serviceHierarchyConfig]
            requiredVotePercentage = 0.90
            electionTimeout = 10000000000
            electionBackoff = { min = 100000000, max = 1000000000 }
            dependencyCheck = { min = 1000000, max = 10000000000 }

            [services.webServer]
            priority = "dependency"
            depends = []
            [services.environmentOrchestrator]
            Priority = "Dependency"
            depends = ["webServer"]
            [services.thermostat]
            priority = "required"
            depends = ["environmentOrchestrator"]
            traits = ["thermostat"]
            """;

    @Test
    void loadsWithItsShippedValues() {
        Outcome outcome = read(ORIGINAL);
        assertThat(outcome.problems(Severity.ERROR)).isEmpty();
        DomainSettings settings = outcome.settings().orElseThrow();
        assertThat(settings.self().uuid()).contains("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        assertThat(settings.self().title()).isEqualTo("_dominion._tcp");
        assertThat(settings.self().name()).isEqualTo("kitchen");
        assertThat(settings.self().port()).isEqualTo(9000);
        assertThat(settings.self().traits()).containsExactly("compute", "thermostat");
        assertThat(settings.pacing())
                .isEqualTo(new PacingSettings(
                        Duration.ofMillis(250),
                        range(500, 10_000),
                        range(5_000, 100_000),
                        range(1_000, 40_000),
                        Duration.ofMillis(800),
                        Duration.ofSeconds(1)));
        assertThat(settings.services())
                .containsOnlyKeys("webServer", "environmentOrchestrator", "thermostat")
                .containsEntry(
                        "thermostat",
                        new ServiceSettings(
                                Priority.REQUIRED, List.of("environmentOrchestrator"), Set.of("thermostat")));
    }

    @Test
    void valuesBelowTheFloorAreRaisedWithAWarning() {
        assertThat(read(ORIGINAL).problems(Severity.WARNING))
                .extracting(Problem::toString)
                .containsExactly(
                        "domain.toml:8:1: warning: 'connectionConfig.dialtimeout' is 3ms, raised to 250ms, the least that is allowed",
                        "domain.toml:23:21: warning: 'serviceHierarchyConfig.dependencyCheck.min' is 1ms, raised to 100ms, the least that is allowed");
    }

    @Test
    void whatIsReadButNotUsedIsSaid() {
        assertThat(read(ORIGINAL).problems(Severity.NOTE))
                .extracting(Problem::toString)
                .containsExactly(
                        "domain.toml:3:1: note: 'logfilename' is read for the original's sake but not used: the log goes where the runtime sends it",
                        "domain.toml:19:1: note: [serviceHierarchyConfig] is checked but not used yet");
    }

    @Test
    void anEmptyFileGivesTheDefaults() {
        DomainSettings settings = read("").settings().orElseThrow();
        assertThat(settings.self().title()).isEqualTo("Dominion");
        assertThat(settings.self().uuid()).isEqualTo(Optional.empty());
        assertThat(settings.self().port()).isZero();
        assertThat(settings.pacing().dialTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.network().mdns()).isTrue();
        assertThat(settings.dataFolder()).isEqualTo(Path.of("data"));
    }

    private static DurationRange range(long min, long max) {
        return new DurationRange(Duration.ofMillis(min), Duration.ofMillis(max));
    }

    private static Outcome read(String text) {
        return Texts.toml(text);
    }
}
