// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.homedomain.config.internal.reading.TomlDocument.Parsed;
import org.homedomain.spi.settings.DomainSettings;

/** From a source to validated settings, or to everything that is wrong with it. Never throws for what users write. */
public final class SettingsText {

    /** Largest file, in bytes; the original's is 2 kB. The parser takes up to some hundred times as much memory. */
    public static final int MAX_BYTES = 64 * 1024;

    /** Most lines: a file that is no TOML at all costs the parser kilobytes for each. */
    static final int MAX_LINES = 5_000;

    private SettingsText() {}

    /** Reads a file's content; {@code source} names it in messages. */
    public static Outcome fromToml(String source, ByteBuffer content, Surroundings surroundings) {
        Problems syntax = new Problems(true);
        Optional<String> text = text(source, content, syntax);
        if (text.isEmpty()) {
            return new Outcome(Optional.empty(), syntax.inOrder(source));
        }
        Parsed parsed = TomlDocument.parse(source, text.get(), syntax);
        Problems meaning = new Problems(parsed.isWhole());
        DomainSettings settings = SettingsReading.read(parsed.table(), meaning, surroundings);
        meaning.dropFromLine(parsed.firstUntrustedLine());
        syntax.addAll(meaning);
        return outcome(source, settings, syntax);
    }

    private static Optional<String> text(String source, ByteBuffer content, Problems problems) {
        if (content.remaining() > MAX_BYTES) {
            problems.error(Place.whole(source), "is larger than " + MAX_BYTES + " bytes; is it the right file?");
            return Optional.empty();
        }
        Optional<String> text = Utf8Text.decode(source, content, problems);
        if (text.isPresent() && text.get().lines().count() > MAX_LINES) {
            problems.error(Place.whole(source), "is longer than " + MAX_LINES + " lines; is it the right file?");
            return Optional.empty();
        }
        return text;
    }

    /** Reads flat keys such as {@code connectionConfig.isolationCheck.min}; {@code source} names them in messages. */
    public static Outcome fromProperties(String source, Map<String, ?> properties, Surroundings surroundings) {
        Problems problems = new Problems(true);
        DomainSettings settings = SettingsReading.read(FlatKeys.table(source, properties), problems, surroundings);
        return outcome(source, settings, problems);
    }

    private static Outcome outcome(String source, DomainSettings settings, Problems problems) {
        return new Outcome(problems.hasErrors() ? Optional.empty() : Optional.of(settings), problems.inOrder(source));
    }
}
