// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.homedomain.runtime.channel.Places;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static final Places PLACES = new Places(Path.of("/data"), Path.of("/state"));

    @Test
    void startsWithDefaultsWithoutArguments() throws ReportedException {
        assertThat(parse(""))
                .isEqualTo(new CommandLine.Start(
                        Optional.empty(), Path.of("/data"), Path.of("/data/deploy"), false, false));
    }

    @Test
    void takesEveryOptionOfAStart() throws ReportedException {
        assertThat(parse("--config /c.toml --data /d --deploy /x --headless --debug"))
                .isEqualTo(new CommandLine.Start(
                        Optional.of(Path.of("/c.toml")), Path.of("/d"), Path.of("/x"), true, true));
    }

    @Test
    void takesAPathBehindAnEqualsSign() throws ReportedException {
        assertThat(parse("--config=/c.toml --data=/d=e --deploy=/x"))
                .isEqualTo(new CommandLine.Start(
                        Optional.of(Path.of("/c.toml")), Path.of("/d=e"), Path.of("/x"), false, false));
    }

    @Test
    void passesTheCommandOnAsOneLine() throws ReportedException {
        assertThat(parse("exec kitchen domain:peers --json"))
                .isEqualTo(new CommandLine.Exec("kitchen", "domain:peers --json", CommandLine.EXEC_TIMEOUT));
    }

    @Test
    void takesAsTimeoutOnlyWhatStandsBeforeTheDomain() throws ReportedException {
        assertThat(parse("exec --timeout 5 kitchen x"))
                .isEqualTo(new CommandLine.Exec("kitchen", "x", Duration.ofSeconds(5)));
        assertThat(parse("exec --timeout=7 kitchen x --timeout 5"))
                .isEqualTo(new CommandLine.Exec("kitchen", "x --timeout 5", Duration.ofSeconds(7)));
    }

    @Test
    void readsNumberAndDetachOfADemoInAnyOrder() throws ReportedException {
        assertThat(parse("demo")).isEqualTo(new CommandLine.Demo(3, false));
        assertThat(parse("demo --detach 5")).isEqualTo(new CommandLine.Demo(5, true));
    }

    @ParameterizedTest
    @CsvSource({
        "dmeo, demo",
        "preper, prepare",
        "exce, exec",
        "--hedless, --headless",
        "demo --detatch, --detach",
        "--data /d --debgu, --debug"
    })
    void suggestsWhatWasMeant(String line, String suggestion) {
        assertThatExceptionOfType(ReportedException.class)
                .isThrownBy(() -> parse(line))
                .withMessageContaining("did you mean \"" + suggestion + "\"?")
                .satisfies(e -> assertThat(e.exitStatus()).isEqualTo(64));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frobnicate",
                "--config",
                "--config=",
                "--debug=1",
                "--data --debug",
                "exec kitchen",
                "demo 0",
                "demo 33",
                "stop now",
                "prepare",
                "prepare a b"
            })
    void refusesWhatItDoesNotUnderstand(String line) {
        assertThatExceptionOfType(ReportedException.class)
                .isThrownBy(() -> parse(line))
                .satisfies(e -> assertThat(e.exitStatus()).isEqualTo(64));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "-h",
                "help",
                "demo --help",
                "exec --help",
                "stop --help",
                "prepare --help",
                "--data /d --help"
            })
    void helpsEverywhere(String line) throws ReportedException {
        assertThat(parse(line)).isEqualTo(new CommandLine.Help());
    }

    private static CommandLine parse(String line) throws ReportedException {
        return CommandLine.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")), PLACES);
    }
}
