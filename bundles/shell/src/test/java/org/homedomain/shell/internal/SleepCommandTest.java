// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.homedomain.api.peer.DomainControlException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SleepCommandTest {

    private final InMemoryDomain domain = InMemoryDomain.household();
    private final GogoShell shell = new GogoShell(domain);

    @AfterEach
    void close() {
        shell.close();
    }

    @ParameterizedTest
    @CsvSource({"8h,PT8H,8 h", "30m,PT30M,30 min", "8h30m,PT8H30M,8 h 30 min", "PT8H,PT8H,8 h", "90s,PT90S,1 min"})
    void takesTimesAsPeopleWriteThem(String typed, Duration expected, String told) throws Exception {
        assertThat(shell.run("domain:sleep --for " + typed))
                .startsWith("Asleep for " + told + ";")
                .contains("'domain:wake'");
        assertThat(domain.sleeps).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "0h", "tomorrow", "-3h", "PT-1H", "PT99999999999H", "1h 2m", "h", "''"})
    void refusesWhatIsNoTime(String typed) throws Exception {
        assertThat(shell.fail("domain:sleep --for '" + typed.replace("'", "") + "'"))
                .contains("is no time span")
                .contains("8h30m");
        assertThat(domain.sleeps).isNull();
    }

    @Test
    void needsATime() throws Exception {
        assertThat(shell.fail("domain:sleep")).contains("needs --for TIME").contains("'domain:sleep --for 8h'");
    }

    @Test
    void tellsWhyItDoesNotSleep() throws Exception {
        domain.slept = CompletableFuture.failedFuture(new DomainControlException("At most 24 hours."));
        assertThat(shell.fail("domain:sleep --for 30h")).isEqualTo("Falling asleep failed: At most 24 hours.");
        assertThat(shell.fail("domain:wake")).isEqualTo("Waking failed: At most 24 hours.");
    }

    @Test
    void wakes() throws Exception {
        assertThat(shell.run("domain:wake")).isEqualTo("Back in dominion Dominion.\n");
        assertThat(domain.woken).isTrue();
    }

    @Test
    void writesJson() throws Exception {
        assertThat(JsonParser.parseString(shell.run("domain:sleep --for 1h --json")))
                .hasToString("{\"asleep\":\"Dominion\",\"awayMillis\":3600000}");
        assertThat(JsonParser.parseString(shell.run("domain:wake --json"))).hasToString("{\"awake\":\"Dominion\"}");
    }
}
