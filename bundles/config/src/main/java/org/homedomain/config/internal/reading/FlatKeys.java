// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Turns flat keys with dots, as ConfigAdmin holds them, into a table. Values that are blank texts count as absent. */
final class FlatKeys {

    private static final String SERVICES = "services";

    private final String source;

    private FlatKeys(String source) {
        this.source = source;
    }

    static Node.Table table(String source, Map<String, ?> properties) {
        Branch root = new Branch();
        new TreeMap<>(properties).forEach((key, value) -> {
            if (!(value instanceof String text && text.isBlank())) {
                root.put(segments(key), key, value);
            }
        });
        return root.table(new FlatKeys(source), "");
    }

    /** The name of a service may contain dots: what is between {@code services} and the last segment. */
    private static List<String> segments(String key) {
        List<String> all = List.of(key.split("\\.", -1));
        if (all.size() <= 3 || !all.get(0).equalsIgnoreCase(SERVICES)) {
            return all;
        }
        int last = all.size() - 1;
        return List.of(all.get(0), String.join(".", all.subList(1, last)), all.get(last));
    }

    /** A table being built: values by key, and tables by key without case (names of services with it). */
    private static final class Branch {

        private final Map<String, List<Leaf>> leaves = new LinkedHashMap<>();
        private final Map<String, Branch> branches = new LinkedHashMap<>();
        private final Map<String, String> shown = new LinkedHashMap<>();

        private record Leaf(String fullKey, Object value) {}

        void put(List<String> segments, String fullKey, Object value) {
            String head = segments.get(0);
            if (segments.size() == 1) {
                leaves.computeIfAbsent(head, key -> new ArrayList<>()).add(new Leaf(fullKey, value));
                return;
            }
            boolean serviceName =
                    segments.size() == 2 && fullKey.toLowerCase(Locale.ROOT).startsWith(SERVICES + ".");
            String folded = serviceName ? head : head.toLowerCase(Locale.ROOT);
            shown.putIfAbsent(folded, head);
            branches.computeIfAbsent(folded, key -> new Branch())
                    .put(segments.subList(1, segments.size()), fullKey, value);
        }

        Node.Table table(FlatKeys keys, String path) {
            List<Node.Entry> entries = new ArrayList<>();
            leaves.forEach((key, values) ->
                    values.forEach(leaf -> entries.add(new Node.Entry(key, keys.node(leaf.fullKey(), leaf.value())))));
            branches.forEach((folded, branch) -> {
                String name = shown.getOrDefault(folded, folded);
                String full = path.isEmpty() ? name : path + "." + name;
                entries.add(new Node.Entry(name, branch.table(keys, full)));
            });
            return new Node.Table(path.isEmpty() ? Place.whole(keys.source) : keys.place(path), entries);
        }
    }

    private Place place(String key) {
        return Place.ofKey(source, ShownText.plain(key));
    }

    private Node node(String key, Object value) {
        Place place = place(key);
        if (value instanceof Collection<?> collection) {
            return items(place, List.copyOf(collection));
        }
        if (value.getClass().isArray()) {
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(Array.get(value, i));
            }
            return items(place, elements);
        }
        return scalar(place, value);
    }

    private static Node items(Place place, List<?> elements) {
        return new Node.Items(
                place,
                elements.stream().map(element -> (Node) scalar(place, element)).toList());
    }

    private static Node.Scalar scalar(Place place, Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return new Node.Scalar(place, ((Number) value).longValue(), true);
        }
        Object kept = value instanceof Float number ? (Object) number.doubleValue() : value;
        return new Node.Scalar(place, kept, true);
    }
}
