// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.util.Optional;

/**
 * What a process said.
 *
 * @param nanos its reading of the machine's monotonic clock
 * @param kind active, self, up, down or heap
 * @param text the ID it is about, or a number
 */
record Event(long nanos, String kind, String text) {

    /** Empty for a line of another kind: libraries print, too. */
    static Optional<Event> parse(String line) {
        if (!line.startsWith("{\"nanos\":")) {
            return Optional.empty();
        }
        try {
            JsonObject object = JsonParser.parseString(line).getAsJsonObject();
            return Optional.of(new Event(
                    object.get("nanos").getAsLong(),
                    object.get("event").getAsString(),
                    object.get("text").getAsString()));
        } catch (JsonSyntaxException torn) {
            return Optional.empty(); // killed while it wrote
        }
    }

    boolean is(String wanted, String about) {
        return kind.equals(wanted) && text.equals(about);
    }
}
