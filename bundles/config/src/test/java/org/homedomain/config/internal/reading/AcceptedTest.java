// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.settings.DurationRange;
import org.homedomain.spi.settings.NetworkSettings;
import org.homedomain.spi.settings.NetworkSettings.MdnsEngine;
import org.homedomain.spi.settings.ServiceSettings;
import org.homedomain.spi.settings.ServiceSettings.Priority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedTest {

    private static DomainSettings valid(String text) {
        Outcome outcome = Texts.toml(text);
        assertThat(outcome.problems()).isEmpty();
        return outcome.settings().orElseThrow();
    }

    @Test
    void ourOwnKeysAreRead() {
        DomainSettings settings = valid(
                """
                name = "Küche"
                peers = ["10.0.0.7:9000", "[fd00::1]:9000", "[fe80::1%eth0]:1", "garage.lan:9001"]
                [network]
                interfaces = ["eth*", "10.0.0.0/8", "fd00::/8"]
                publicAddresses = true
                [discovery]
                mdns = false
                engine = "JmDNS"
                [membership]
                beatInterval = "1.5s"
                suspicionTimeout = 3000000000
                """);
        assertThat(settings.self().name()).isEqualTo("Küche");
        assertThat(settings.network())
                .isEqualTo(new NetworkSettings(
                        List.of("eth*", "10.0.0.0/8", "fd00::/8"),
                        true,
                        false,
                        MdnsEngine.JMDNS,
                        List.of(
                                Endpoint.of("10.0.0.7", 9000),
                                Endpoint.of("fd00::1", 9000),
                                Endpoint.of("fe80::1%eth0", 1),
                                Endpoint.of("garage.lan", 9001))));
        assertThat(settings.pacing().beatInterval()).isEqualTo(Duration.ofMillis(1500));
        assertThat(settings.pacing().suspicionTimeout()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void keysMatchWithoutCaseButServicesKeepTheirNames() {
        DomainSettings settings = valid(
                """
                PORT = 1
                [ConnectionConfig]
                DialTimeout = "1s"
                [Services.neoPixelLight]
                Priority = "Required"
                [services.WEB]
                TRAITS = ["x"]
                DEPENDS = ["neoPixelLight"]
                """);
        assertThat(settings.self().port()).isEqualTo(1);
        assertThat(settings.pacing().dialTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.services())
                .containsOnlyKeys("neoPixelLight", "WEB")
                .containsEntry("neoPixelLight", new ServiceSettings(Priority.REQUIRED, List.of(), Set.of()))
                .containsEntry("WEB", new ServiceSettings(Priority.DEPENDENCY, List.of("neoPixelLight"), Set.of("x")));
    }

    @Test
    void oneEndOfARangeKeepsTheOtherDefault() {
        assertThat(valid("[connectionConfig.heartbeatCheck]\nmax = '2s'\n")
                        .pacing()
                        .heartbeatCheck())
                .isEqualTo(new DurationRange(Duration.ofSeconds(1), Duration.ofSeconds(2)));
    }

    @Test
    void bothEndsOfARangeAreRaised() {
        Outcome outcome = Texts.toml("[connectionConfig]\nisolationCheck = { min = 5, max = 10 }\n");
        assertThat(outcome.settings().orElseThrow().pacing().isolationCheck())
                .isEqualTo(new DurationRange(Duration.ofMillis(100), Duration.ofMillis(100)));
        assertThat(outcome.problems()).hasSize(2);
    }

    @Test
    void anIdNeedNotLookLikeAUuid() {
        assertThat(valid("uuid = 'hallway-1'").self().uuid()).contains("hallway-1");
    }

    @Test
    void windowsFilesAreRead() {
        assertThat(valid("\uFEFFtitle = \"x\"\r\nport = 1\r\n").self().port()).isEqualTo(1);
    }

    @Test
    void bracketsInTextsAndCommentsDoNotNest() {
        assertThat(valid("# " + "[".repeat(50) + "\ntitle = \"" + "[\\\"".repeat(20) + "\"\nname = '''" + "[".repeat(40)
                                + "'''\n")
                        .self()
                        .title())
                .hasSize(40);
    }

    @Test
    void whatIsNotUtf8IsToldWithItsPlace() {
        byte[] latin = "port = 1\nname = \"K\u00FCche\"\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Texts.lines(Texts.toml(latin)))
                .containsExactly("domain.toml:2:10: not UTF-8; save the file as UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "500ms, 500000000",
        "10s, 10000000000",
        "1m, 60000000000",
        "2h, 7200000000000",
        "250us, 250000",
        "7ns, 7",
        "1.5s, 1500000000",
        "1h30m, 5400000000000",
        "0.4ns, 0"
    })
    void durationsAreReadAsWritten(String text, long nanos) {
        assertThat(DurationText.parse(text)).contains(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @CsvSource({"10", "s", "-1s", "1 s", "1S", "1d", "s1", "1.s", "1e3s", "999999999999999h", "''"})
    void otherTextsAreNoDurations(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0ns",
        "1, 1ns",
        "1000, 1us",
        "250000000, 250ms",
        "1500000000, 1500ms",
        "60000000000, 1m",
        "3600000000000, 1h"
    })
    void durationsAreShownShort(long nanos, String text) {
        assertThat(DurationText.show(Duration.ofNanos(nanos))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"titel, title", "TITLE, title", "tile, title", "porrt, port", "pot, port", "xx, ''", "portable, ''"})
    void theNearestKeyIsSuggested(String word, String expected) {
        assertThat(Suggestion.nearest(word, List.of("title", "port", "traits")).orElse(""))
                .isEqualTo(expected);
    }
}
