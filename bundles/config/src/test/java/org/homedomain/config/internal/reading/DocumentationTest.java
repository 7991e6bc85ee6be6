// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is written for people is true. */
class DocumentationTest {

    private static final Path PAGE = Path.of("../../docs/configuration.md");

    private static String block(String language) throws IOException {
        String page = Files.readString(PAGE, StandardCharsets.UTF_8);
        int start = page.indexOf("```" + language + "\n") + language.length() + 4;
        return page.substring(start, page.indexOf("```", start));
    }

    @Test
    void theExamplesLoadAndAreTheSame() throws IOException {
        Outcome toml = Texts.toml(block("toml"));
        assertThat(Texts.lines(toml)).isEmpty();
        assertThat(toml.settings().orElseThrow().services()).hasSize(2);
        Properties read = new Properties();
        read.load(new StringReader(block("properties")));
        Map<String, Object> flat = new HashMap<>();
        read.forEach((key, value) -> flat.put(key.toString(), value));
        assertThat(Texts.properties(flat)).isEqualTo(toml);
    }

    @Test
    void eachKeyHasItsRow() throws IOException {
        String page = Files.readString(PAGE, StandardCharsets.UTF_8);
        KeyHome.KEYS.forEach((table, keys) -> {
            assertThat(page).contains(table.isEmpty() ? "### Top level" : "### `[" + table + "]`");
            keys.forEach(key -> assertThat(page).contains("\n| `" + key + "` |"));
        });
    }

    @Test
    void theHomesOfKeysAreThoseThatAreRead() {
        KeyHome.KEYS.forEach((table, keys) -> {
            TreeSet<String> expected = new TreeSet<>(keys);
            if (table.isEmpty()) {
                expected.addAll(List.of("services"));
                KeyHome.KEYS.keySet().stream().filter(name -> !name.isEmpty()).forEach(expected::add);
            }
            String text = (table.isEmpty() ? "" : "[" + table + "]\n") + "zzzzzzzzz = 1\n";
            String message = Texts.lines(Texts.toml(text)).stream()
                    .filter(line -> line.contains("unknown key"))
                    .findFirst()
                    .orElseThrow();
            assertThat(message).endsWith(" Known keys: " + String.join(", ", expected));
        });
    }
}
