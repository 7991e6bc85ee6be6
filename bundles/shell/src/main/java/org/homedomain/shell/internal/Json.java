// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Writes JSON in ASCII: whatever character set the terminal or the pipe has, programs read the right names, and no
 * control character gets through.
 */
final class Json {

    private static final Gson GSON = new GsonBuilder()
            .serializeNulls()
            .disableHtmlEscaping()
            .setPrettyPrinting()
            .create();

    private static final Gson LINES =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private Json() {}

    static void print(JsonObject object, Screen screen) {
        screen.raw(ascii(GSON.toJson(object)));
    }

    /** An array, written one by one: thousands of domains do not fit a small heap twice. */
    static void print(Stream<JsonObject> objects, Screen screen) {
        Iterator<JsonObject> rest = objects.iterator();
        if (!rest.hasNext()) {
            screen.raw("[]");
            return;
        }
        screen.raw("[");
        while (rest.hasNext()) {
            String object = GSON.toJson(rest.next()).replace("\n", "\n  ");
            screen.raw("  " + ascii(object) + (rest.hasNext() ? "," : ""));
        }
        screen.raw("]");
    }

    /** One object on a line of its own, for streams. */
    static void printLine(JsonObject object, Screen screen) {
        screen.raw(ascii(LINES.toJson(object)));
    }

    private static String ascii(String json) {
        StringBuilder ascii = new StringBuilder(json.length());
        for (int index = 0; index < json.length(); index++) {
            char unit = json.charAt(index);
            if (unit == '\n' || (unit >= ' ' && unit <= '~')) {
                ascii.append(unit);
            } else {
                ascii.append(String.format("\\u%04x", (int) unit));
            }
        }
        return ascii.toString();
    }
}
