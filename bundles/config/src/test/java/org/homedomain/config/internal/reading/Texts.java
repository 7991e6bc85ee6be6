// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads texts in tests. */
final class Texts {

    static final Surroundings HERE = new Surroundings("kitchen", Path.of("data"));

    private Texts() {}

    static Outcome toml(String text) {
        return toml(text.getBytes(StandardCharsets.UTF_8));
    }

    static Outcome toml(byte[] content) {
        return SettingsText.fromToml("domain.toml", ByteBuffer.wrap(content), HERE);
    }

    static Outcome properties(Map<String, ?> properties) {
        return SettingsText.fromProperties("org.homedomain", properties, HERE);
    }

    static List<String> lines(Outcome outcome) {
        return outcome.problems().stream().map(Problem::toString).toList();
    }
}
