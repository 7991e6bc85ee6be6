// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.demo;

import java.util.List;
import java.util.stream.IntStream;

/** Names for the domains of a demo. */
final class Rooms {

    private static final List<String> NAMES = List.of(
            "hallway",
            "kitchen",
            "garage",
            "bedroom",
            "bathroom",
            "office",
            "attic",
            "cellar",
            "garden",
            "balcony",
            "nursery",
            "library",
            "laundry",
            "pantry",
            "workshop",
            "sauna");

    private Rooms() {}

    /** That many different names, the well-known ones first. */
    static List<String> first(int count) {
        return IntStream.range(0, count).mapToObj(Rooms::name).toList();
    }

    private static String name(int index) {
        return index < NAMES.size() ? NAMES.get(index) : "room" + (index + 1);
    }
}
