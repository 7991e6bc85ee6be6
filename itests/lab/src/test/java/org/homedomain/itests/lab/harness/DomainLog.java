// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The log of one run of a domain. All domains of a lab share one machine and therefore one clock, so times of different
 * logs may be compared.
 */
public final class DomainLog {

    private static final Duration START = Duration.ofSeconds(90);
    private static final int SHORT_ID = 8;
    private static final Pattern ACTIVE = Pattern.compile(": (?:active as|domain) (\\S+) (?:in|of) dominion ");

    private final String owner;
    private final Path file;
    private final long offset;

    /** Looked for once: it stays what it was. */
    private @Nullable Line activation;

    DomainLog(String owner, Path data, long offset) {
        this.owner = owner;
        this.file = file(data);
        this.offset = offset;
    }

    /** How much of a log there is already. */
    static long size(Path data) {
        try {
            return Files.exists(file(data)) ? Files.size(file(data)) : 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The ID that the domain said it has; waits for it. */
    String id() {
        return activation().text().group(1);
    }

    /** When the component became active; waits for it. */
    public Instant active() {
        return activation().time();
    }

    private Line activation() {
        Line found = activation;
        if (found == null) {
            found = Await.value(START, owner + " to become active", () -> first(ACTIVE));
            activation = found;
        }
        return found;
    }

    /** When a domain was first logged with a word such as {@code joined} or {@code failed}; empty if never. */
    public Optional<Instant> first(Domain other, String word) {
        return first(about(other, word)).map(Line::time);
    }

    /** The same, counting only what was logged after an instant. */
    public Optional<Instant> firstAfter(Instant start, Domain other, String word) {
        return lines(about(other, word))
                .map(Line::time)
                .filter(time -> !time.isBefore(start))
                .findFirst();
    }

    /** Whether a text occurs. */
    public boolean contains(String text) {
        return text().contains(text);
    }

    /** All of it. */
    public String text() {
        if (!Files.exists(file)) {
            return "";
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            int start = (int) Math.min(offset, bytes.length);
            return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Optional<Line> first(Pattern pattern) {
        return lines(pattern).findFirst();
    }

    private Stream<Line> lines(Pattern pattern) {
        return text().lines().flatMap(line -> Line.match(line, pattern).stream());
    }

    private static Pattern about(Domain other, String word) {
        String shortId = other.id().substring(0, Math.min(SHORT_ID, other.id().length()));
        return Pattern.compile("[ (]" + Pattern.quote(shortId) + "\\)? (?:at \\S+ )?" + word + "\\b");
    }

    private static Path file(Path data) {
        return data.resolve("log").resolve("domain-0.log");
    }

    private record Line(Instant time, Matcher text) {
        static Optional<Line> match(String line, Pattern pattern) {
            Matcher matcher = pattern.matcher(line);
            if (!matcher.find()) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Line(Instant.parse(line.substring(0, line.indexOf(' '))), matcher));
            } catch (DateTimeParseException continuation) {
                return Optional.empty();
            }
        }
    }
}
