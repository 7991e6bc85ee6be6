// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private static final List<Row> ROWS = List.of(
            new Row("kill", "s", 3, "homedomain", 5, 0.1, 0.15, 0.15),
            new Row("kill", "s", 3, "hazelcast", 5, 0.35, 0.5, 0.5),
            new Row("kill", "s", 16, "hazelcast", 5, 0.4, 0.5, 0.5));

    @Test
    void givesProgramsAnArrayWithEveryField() {
        JsonArray array = JsonParser.parseString(Results.json(ROWS)).getAsJsonArray();
        assertThat(array).hasSize(3);
        JsonObject first = array.get(0).getAsJsonObject();
        assertThat(first.keySet()).containsExactly("metric", "unit", "n", "system", "runs", "median", "p99", "max");
        assertThat(first.get("median").getAsDouble()).isEqualTo(0.1);
    }

    @Test
    void givesPeopleTheRatioToOursAtTheSameSize() throws UsageException {
        String table = Results.table(CommandLine.parse(List.of("kill")), ROWS);
        assertThat(table).contains("shipped defaults").contains("of N-1 removes it");
        assertThat(table.lines().filter(line -> line.startsWith("hazelcast")))
                .satisfiesExactly(three -> assertThat(three).endsWith(" 3.50"), sixteen -> assertThat(sixteen)
                        .endsWith(" -"));
    }

    @Test
    void hasAListThatNamesAllThereIs() throws Exception {
        String text = Usage.text();
        assertThat(Metric.names()).allSatisfy(name -> assertThat(text).containsPattern("(?m)^" + name + " "));
        assertThat(Contestants.names()).allSatisfy(name -> assertThat(text).contains(name));
        assertThat(text).contains("run bench " + HotPaths.NAME);
    }
}
