// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.List;
import org.homedomain.api.diagnosis.Figure;
import org.homedomain.api.diagnosis.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatsCommandTest {

    private final InMemoryDomain domain = InMemoryDomain.household();
    private final GogoShell shell = new GogoShell(domain);

    @AfterEach
    void close() {
        shell.close();
    }

    private static Statistics statistics(int order, Figure... figures) {
        return new Statistics() {
            @Override
            public int order() {
                return order;
            }

            @Override
            public List<Figure> figures() {
                return List.of(figures);
            }
        };
    }

    private void fill() {
        domain.statistics = List.of(
                statistics(
                        40,
                        Figure.count("messages.sent", 12, "messages sent"),
                        Figure.bytes("bytes.sent", 4_711, "sent"),
                        Figure.count("calls.failed", 0, "calls that failed")),
                statistics(
                        50,
                        Figure.millis("rtt.median", 0.4217, "median"),
                        Figure.millis("uptime", 7_300_000, "since the start"),
                        Figure.score("health", 1.5, "score")));
    }

    @Test
    void tellsWhatIsNotZero() throws Exception {
        fill();
        assertThat(shell.run("domain:stats"))
                .isEqualTo(
                        """
                FIGURE         SINCE START  WHAT IT IS
                messages.sent  12           messages sent
                bytes.sent     4711 B       sent
                rtt.median     0.42 ms      median
                uptime         2 h          since the start
                health         1.50         score
                What is zero is left out; --json has all.
                """);
    }

    @Test
    void writesJsonWithStableNames() throws Exception {
        fill();
        assertThat(JsonParser.parseString(shell.run("domain:stats --json")))
                .hasToString("{\"messages.sent\":12,\"bytes.sent\":4711,\"calls.failed\":0,"
                        + "\"rtt.median\":0.422,\"uptime\":7300000.0,\"health\":1.5}");
    }
}
