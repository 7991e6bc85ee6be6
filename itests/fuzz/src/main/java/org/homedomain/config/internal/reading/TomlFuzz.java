// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.config.internal.reading.Problem.Severity;
import org.homedomain.itests.fuzz.Check;
import org.homedomain.itests.fuzz.Understood;
import org.homedomain.spi.settings.SelfSettings;

/** A {@code domain.toml}, and its lines as flat settings. */
public final class TomlFuzz {

    private static final Surroundings SURROUNDINGS = new Surroundings("host", Path.of("data"));

    private TomlFuzz() {}

    /**
     * There are settings exactly if there is no error; others understand a domain that has them; each problem is one
     * line that steers no terminal.
     */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        check(SettingsText.fromToml("domain.toml", ByteBuffer.wrap(input), SURROUNDINGS));
        check(SettingsText.fromProperties("org.homedomain", flat(input), SURROUNDINGS));
    }

    private static void check(Outcome outcome) throws IOException {
        List<Problem> errors = outcome.problems(Severity.ERROR);
        Check.equal(errors.isEmpty(), outcome.settings().isPresent(), "settings with " + errors);
        Check.that(outcome.problems().size() <= Problems.MAX_LISTED + 1, "too many problems");
        for (Problem problem : outcome.problems()) {
            Check.that(problem.toString().codePoints().noneMatch(Character::isISOControl), "a problem " + problem);
        }
        if (outcome.settings().isPresent()) {
            SelfSettings self = outcome.settings().get().self();
            Endpoint endpoint = Endpoint.of("10.0.0.7", 9_000);
            String id = self.uuid().orElse("3f1c8a52");
            Identity own = new Identity(id, self.name(), endpoint, "0.1.0", self.traits(), List.of());
            Understood.check(self.title(), own, 1);
        }
    }

    private static Map<String, Object> flat(byte[] input) {
        Map<String, Object> properties = new HashMap<>();
        for (String line : new String(input, StandardCharsets.UTF_8).split("\n", 100)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                properties.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        return properties;
    }
}
