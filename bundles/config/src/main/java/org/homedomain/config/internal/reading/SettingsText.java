// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.homedomain.config.internal.reading.TomlDocument.Parsed;
import org.homedomain.spi.settings.DomainSettings;

/** From a source to validated settings, or to everything that is wrong with it. Never throws for what users write. */
public final class SettingsText {

    /**
     * Largest file, in bytes. The original's is 2 kB; the parser needs some hundred times the memory of what it reads, and with
     * a key repeated on every line a time that grows with the square.
     */
    public static final int MAX_BYTES = 128 * 1024;

    private SettingsText() {}

    /** Reads a file's content; {@code source} names it in messages. */
    public static Outcome fromToml(String source, ByteBuffer content, Surroundings surroundings) {
        Problems syntax = new Problems(true);
        if (content.remaining() > MAX_BYTES) {
            syntax.error(Place.whole(source), "is larger than " + MAX_BYTES + " bytes; is it the right file?");
            return new Outcome(Optional.empty(), syntax.inOrder(source));
        }
        Optional<String> text = Utf8Text.decode(source, content, syntax);
        if (text.isEmpty()) {
            return new Outcome(Optional.empty(), syntax.inOrder(source));
        }
        Parsed parsed = TomlDocument.parse(source, text.get(), syntax);
        Problems meaning = new Problems(!syntax.hasErrors());
        DomainSettings settings = SettingsReading.read(parsed.table(), meaning, surroundings);
        meaning.dropFromLine(parsed.firstUntrustedLine());
        syntax.addAll(meaning);
        return outcome(source, settings, syntax);
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
