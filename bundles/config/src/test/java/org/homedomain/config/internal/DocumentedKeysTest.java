// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.homedomain.config.internal.reading.SettingsText;
import org.homedomain.config.internal.reading.Surroundings;
import org.homedomain.spi.settings.DomainSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tables of docs/configuration.md say of defaults and restarts is what the code does. */
class DocumentedKeysTest {

    private static final Path PAGE = Path.of("../../docs/configuration.md");
    private static final Path README = Path.of("../../README.md");
    private static final Surroundings HERE = new Surroundings("kitchen", Path.of("data"));
    private static final Pattern TABLE = Pattern.compile("### `\\[([^\\]]+)].*");
    private static final Pattern RANGE = Pattern.compile("(\\d+) (m?s) to (\\d+) (m?s)");

    /** One row; {@code restart} is empty where the table has no such column. */
    private record Row(String table, String key, String value, String restart) {

        String toml(String written) {
            return (table.isEmpty() ? "" : "[" + table.replace("NAME", "x") + "]\n") + key + " = " + written + "\n";
        }
    }

    private static DomainSettings read(String toml) {
        return SettingsText.fromToml("domain.toml", ByteBuffer.wrap(toml.getBytes(StandardCharsets.UTF_8)), HERE)
                .settings()
                .orElseThrow(() -> new AssertionError("not valid: " + toml));
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        String table = "";
        for (String line : Files.readAllLines(PAGE)) {
            Matcher heading = TABLE.matcher(line);
            table = heading.matches() ? heading.group(1) : table;
            if (line.startsWith("| `")) {
                String[] cells = line.split(" *\\| *", -1);
                rows.add(new Row(table, cells[1].replace("`", ""), cells[3], cells.length > 7 ? cells[6] : ""));
            }
        }
        return rows;
    }

    /** The cell as it would stand in a file; a default that is described in words is none of these. */
    private static String written(Row row) {
        Matcher range = RANGE.matcher(row.value());
        if (range.matches()) {
            return "{ min = \"%s%s\", max = \"%s%s\" }"
                    .formatted(range.group(1), range.group(2), range.group(3), range.group(4));
        }
        return row.value().startsWith("`") ? row.value().replace("`", "") : "";
    }

    @Test
    void writingADefaultChangesNothing() throws IOException {
        List<Row> written =
                rows().stream().filter(row -> !written(row).isEmpty()).toList();
        assertThat(written).hasSizeGreaterThan(20).allSatisfy(row -> {
            String bare = row.table().endsWith(".NAME") ? "[services.x]\n" : "";
            assertThat(read(row.toml(written(row)))).isEqualTo(read(bare));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    title             | "Home"
                    name              | "n"
                    uuid              | "u"
                    port              | 1
                    traits            | ["a"]
                    peers             | ["a:1"]
                    interfaces        | ["eth0"]
                    publicAddresses   | true
                    mdns              | false
                    engine            | "jmdns"
                    beatInterval      | "3s"
                    suspicionTimeout  | "3s"
                    dialtimeout       | "5s"
                    isolationCheck    | { min = "600ms" }
                    isolationTimeout  | { min = "6s" }
                    heartbeatCheck    | { min = "2s" }
                    priority          | "required"
                    """)
    void theRestartColumnIsRight(String key, String value) throws IOException {
        Row row = rows().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
        DomainSettings changed = read(row.toml(value));

        assertThat(changed).isNotEqualTo(read(""));
        assertThat(RestartBound.awaiting(read(""), changed))
                .hasSize(row.restart().equals("yes") ? 1 : 0);
    }

    @Test
    void theTablesOfTheReadmeAreTheSame() throws IOException {
        assertThat(tables(README)).isNotEmpty().isEqualTo(tables(PAGE));
    }

    private static String tables(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .dropWhile(line -> !line.equals("### Top level"))
                .takeWhile(line -> line.isEmpty() || line.startsWith("|") || line.startsWith("### "))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
