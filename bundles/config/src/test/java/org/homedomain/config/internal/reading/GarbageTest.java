// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.homedomain.config.internal.reading.Problem.Severity;
import org.junit.jupiter.api.Test;

/** Whatever the content: an answer, never an exception, and never an unbounded one. */
class GarbageTest {

    private static final int ROUNDS = 500;
    private static final String SPICE = "[]{}=.,'\"\n#ab1 -_:+\\u0T\r\t\u00E9\u0000";
    private static final String SOUND =
            """
            title = 'x'
            port = 1
            [connectionConfig]
            dialtimeout = "3s"
            isolationCheck = { min = 1, max = '10s' }
            [services."a b"]
            depends = ['x',
             'y']
            [services.x]
            x = 1979-05-27T07:32:00-08:00
            y = +inf
            """;

    @Test
    void brokenTextsAreAnswered() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            String text = broken(new Random(seed));
            check("seed " + seed, Texts.toml(text));
        }
    }

    @Test
    void randomBytesAreAnswered() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            check("seed " + seed, Texts.toml(bytes));
        }
    }

    @Test
    void randomPropertiesAreAnswered() {
        List<Object> values = List.of("", "x", 1, 1.5f, -7L, true, 'c', new int[] {1}, List.of(1, "a"), Map.of());
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            Map<String, Object> properties = new HashMap<>();
            for (int i = 0; i < 4; i++) {
                String key = List.of("port", "services.a.depends", "services", "network.x.y", ".", "a..b", "peers")
                        .get(random.nextInt(7));
                properties.put(key, values.get(random.nextInt(values.size())));
            }
            check("seed " + seed, Texts.properties(properties));
        }
    }

    private static String broken(RandomGenerator random) {
        StringBuilder text = new StringBuilder(SOUND);
        int changes = 1 + random.nextInt(10);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, SPICE.charAt(random.nextInt(SPICE.length())));
                case 1 -> text.deleteCharAt(at);
                default -> text.insert(at, text.substring(0, random.nextInt(30)));
            }
        }
        return text.toString();
    }

    private static void check(String seed, Outcome outcome) {
        assertThat(outcome.settings().isPresent())
                .as(seed)
                .isEqualTo(outcome.problems(Severity.ERROR).isEmpty());
        assertThat(outcome.problems()).as(seed).hasSizeLessThanOrEqualTo(Problems.MAX_LISTED + 1);
        outcome.problems()
                .forEach(problem -> assertThat(problem.toString()).as(seed).doesNotContain("\n"));
    }

    @Test
    void aHugeFileIsRefusedUnread() {
        assertThat(Texts.lines(Texts.toml(new byte[10 * 1024 * 1024])))
                .containsExactly("domain.toml: is larger than 65536 bytes; is it the right file?");
    }

    @Test
    void aLogFileGivenByMistakeIsRefusedUnread() {
        assertThat(Texts.lines(Texts.toml("INFO x\n".repeat(5_001))))
                .containsExactly("domain.toml: is longer than 5000 lines; is it the right file?");
    }

    @Test
    void manyErrorsAreCounted() {
        List<String> lines = Texts.lines(Texts.toml("title = 'x'\n".repeat(1_000)));
        assertThat(lines).hasSize(101).last().isEqualTo("domain.toml: and 899 more");
    }

    @Test
    void anErrorThatIsNotListedIsAnErrorAllTheSame() {
        Problems problems = new Problems(true);
        for (int i = 0; i < Problems.MAX_LISTED; i++) {
            problems.warning(Place.whole("x"), "warning");
        }
        problems.error(Place.whole("x"), "error");
        assertThat(problems.hasErrors()).isTrue();
        assertThat(problems.inOrder("x")).last().hasToString("x: and 1 more");
    }

    @Test
    void oneByteBelowTheCapIsRead() {
        byte[] comment = ("#" + "x".repeat(SettingsText.MAX_BYTES - 1)).getBytes(StandardCharsets.UTF_8);
        assertThat(Texts.toml(comment).settings()).isPresent();
    }
}
