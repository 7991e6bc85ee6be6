// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.homedomain.spi.settings.DurationRange;

/**
 * Takes known keys out of one table and complains about the rest. A key is known once it was asked for; a value that
 * is not allowed is told and then treated as absent, so that one reading finds every problem.
 */
final class TableReader {

    private final String path;
    private final Place place;
    private final Problems problems;
    private final Map<String, Node.Entry> entries = new HashMap<>();
    private final TreeSet<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * @param path names the table, empty for the top level
     */
    TableReader(String path, Node.Table table, Problems problems) {
        this.path = path;
        this.place = table.place();
        this.problems = problems;
        table.entries().forEach(this::enter);
    }

    /** Tables under keys that differ in case only are one table; other keys like that are a mistake. */
    private void enter(Node.Entry entry) {
        Node.Entry before = entries.get(folded(entry.key()));
        if (before == null) {
            entries.put(folded(entry.key()), entry);
        } else if (before.node() instanceof Node.Table first && entry.node() instanceof Node.Table second) {
            List<Node.Entry> both = new ArrayList<>(first.entries());
            both.addAll(second.entries());
            entries.put(folded(entry.key()), new Node.Entry(before.key(), new Node.Table(first.place(), both)));
        } else {
            problems.error(
                    entry.node().place(),
                    "'" + full(entry.key()) + "' is already set as '" + full(before.key()) + "' at "
                            + before.node().place().text() + " (case makes no difference); keep one of them");
        }
    }

    private static String folded(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    private String full(String key) {
        return path.isEmpty() ? ShownText.plain(key) : path + "." + ShownText.plain(key);
    }

    Place place() {
        return place;
    }

    Problems problems() {
        return problems;
    }

    Optional<Node> node(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(folded(key))).map(Node.Entry::node);
    }

    <T> Optional<T> value(String key, Kind<T> kind) {
        return node(key).flatMap(node -> converted(key, " is ", node, kind));
    }

    private <T> Optional<T> converted(String key, String verb, Node node, Kind<T> kind) {
        Optional<T> value = kind.convert().apply(node);
        if (value.isEmpty()) {
            problems.error(
                    node.place(),
                    "'" + full(key) + "'" + verb + node.shown() + "; allowed is " + kind.allowed()
                            + kind.hint().apply(node));
        }
        return value;
    }

    /** A list of at most {@code max} elements; of the bad ones each is told. */
    <T> List<T> list(String key, Kind<T> kind, int max) {
        Optional<Node> node = node(key).map(TableReader::split);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof Node.Items list) || list.items().size() > max) {
            String found = node.get() instanceof Node.Items list
                    ? list.items().size() + " long"
                    : node.get().shown();
            problems.error(
                    node.get().place(),
                    "'" + full(key) + "' is " + found + "; allowed is a list in brackets, at most " + max
                            + " elements, each " + kind.allowed() + listHint(node.get()));
            return List.of();
        }
        List<T> values = new ArrayList<>();
        list.items().forEach(item -> converted(key, " has ", item, kind).ifPresent(values::add));
        return values;
    }

    private static String listHint(Node node) {
        return node instanceof Node.Scalar scalar && scalar.value() instanceof String
                ? "; did you mean [" + scalar.shown() + "]?"
                : "";
    }

    /** Where the source knows texts only, commas part the elements. */
    private static Node split(Node node) {
        if (node instanceof Node.Scalar scalar && scalar.untyped() && scalar.value() instanceof String text) {
            return new Node.Items(
                    scalar.place(),
                    Arrays.stream(text.split(",", -1))
                            .map(element -> (Node) new Node.Scalar(scalar.place(), element.strip(), true))
                            .toList());
        }
        return node;
    }

    /** The table under a key; an empty one if there is none. */
    TableReader table(String key) {
        return new TableReader(full(key), tableAt(full(key), node(key)), problems);
    }

    /** The table under a key whose own keys are names: their case counts, and any is allowed. */
    Named named(String key) {
        return new Named(full(key), tableAt(full(key), node(key)), problems);
    }

    private Node.Table tableAt(String name, Optional<Node> node) {
        return node.isPresent() ? asTable(name, node.get(), problems) : new Node.Table(place, List.of());
    }

    private static Node.Table asTable(String name, Node node, Problems problems) {
        if (node instanceof Node.Table table) {
            return table;
        }
        problems.error(node.place(), "'" + name + "' is " + node.shown() + "; allowed is a table: [" + name + "]");
        return new Node.Table(node.place(), List.of());
    }

    /** A table of named tables. */
    record Named(String path, Node.Table table, Problems problems) {

        TableReader of(Node.Entry entry) {
            String name = path + "." + ShownText.plain(entry.key());
            return new TableReader(name, asTable(name, entry.node(), problems), problems);
        }
    }

    /** A duration; one below {@code floor} is raised, with a warning. */
    Duration duration(String key, Duration floor, Duration fallback) {
        return value(key, Kind.duration())
                .map(written -> raised(key, written, floor))
                .orElse(fallback);
    }

    private Duration raised(String key, Duration written, Duration floor) {
        if (written.compareTo(floor) >= 0) {
            return written;
        }
        Place where = node(key).map(Node::place).orElse(place);
        problems.warning(
                where,
                "'" + full(key) + "' is " + DurationText.show(written) + ", raised to " + DurationText.show(floor)
                        + ", the least that is allowed");
        return floor;
    }

    /** A table of {@code min} and {@code max}. */
    DurationRange range(String key, Duration floor, DurationRange fallback) {
        TableReader table = table(key);
        Optional<Duration> min = table.value("min", Kind.duration());
        Optional<Duration> max = table.value("max", Kind.duration());
        table.finish();
        Duration low = min.orElse(fallback.min());
        Duration high = max.orElse(fallback.max());
        if (low.compareTo(high) > 0) {
            problems.crossError(
                    table.place(),
                    "'" + full(key) + "' has " + end("min", low, min) + " above " + end("max", high, max)
                            + "; allowed is min ≤ max");
            return fallback;
        }
        Duration least = min.map(written -> table.raised("min", written, floor)).orElse(fallback.min());
        Duration most = max.map(written -> table.raised("max", written, floor)).orElse(fallback.max());
        return new DurationRange(least, most.compareTo(least) < 0 ? least : most);
    }

    private static String end(String name, Duration value, Optional<Duration> written) {
        return name + " " + DurationText.show(value) + (written.isEmpty() ? " (the default)" : "");
    }

    /** Complains about every key that nobody asked for. */
    void finish() {
        entries.forEach((folded, entry) -> {
            if (!known.contains(entry.key())) {
                problems.error(entry.node().place(), unknown(entry.key()));
            }
        });
    }

    private String unknown(String key) {
        String where = path.isEmpty() ? "the top level" : "[" + path + "]";
        String advice = KeyHome.of(key, path).orElseGet(() -> Suggestion.sentence(key, known));
        return "unknown key '" + ShownText.plain(key) + "' in " + where + (advice.isEmpty() ? "." : advice)
                + " Known keys: " + String.join(", ", known);
    }
}
