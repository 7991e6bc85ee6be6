// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts removals. One begins when the first observer removes a member that nobody had removed, and ends when all have
 * taken it back: fifteen who believe the same rumour are one removal.
 */
final class Removals {

    /**
     * What an observer said.
     *
     * @param observer who
     * @param event what
     */
    record Saying(String observer, Event event) {}

    private Removals() {}

    /** Of these members, by these members, since that moment. */
    static int count(List<Node> healthy, long sinceNanos) {
        Set<String> ids = new HashSet<>();
        List<Saying> sayings = new ArrayList<>();
        for (Node node : healthy) {
            node.ids().forEach(ids::add);
            String observer = node.slot().toString();
            node.since(sinceNanos).forEach(event -> sayings.add(new Saying(observer, event)));
        }
        return count(ids, sayings);
    }

    static int count(Set<String> ids, List<Saying> sayings) {
        int count = 0;
        Map<String, Set<String>> removedBy = new HashMap<>();
        for (Saying saying : sayings.stream()
                .sorted(Comparator.comparingLong(each -> each.event().nanos()))
                .toList()) {
            Event event = saying.event();
            Set<String> observers = removedBy.computeIfAbsent(event.text(), id -> new HashSet<>());
            if (event.kind().equals("down") && ids.contains(event.text())) {
                count += observers.isEmpty() ? 1 : 0;
                observers.add(saying.observer());
            } else if (event.kind().equals("up")) {
                observers.remove(saying.observer());
            }
        }
        return count;
    }
}
