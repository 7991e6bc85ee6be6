// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import java.util.stream.Collectors;

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

    private Json() {}

    static void print(JsonElement element, Screen screen) {
        screen.raw(ascii(GSON.toJson(element)));
    }

    private static String ascii(String json) {
        return json.chars()
                .mapToObj(unit -> unit == '\n' || (unit >= ' ' && unit <= '~')
                        ? String.valueOf((char) unit)
                        : String.format("\\u%04x", unit))
                .collect(Collectors.joining());
    }
}
