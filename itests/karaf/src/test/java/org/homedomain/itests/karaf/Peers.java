// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.karaf;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import java.util.TreeMap;

/** What {@code domain:peers --json} tells. */
final class Peers {

    private Peers() {}

    /** The status of each domain by its name. */
    static Map<String, String> of(Karaf karaf) {
        return parse(karaf.shell("domain:peers --json").output());
    }

    static Map<String, String> parse(String output) {
        Map<String, String> peers = new TreeMap<>();
        JsonArray array = JsonParser.parseString(output).getAsJsonArray();
        for (JsonElement each : array) {
            JsonObject peer = each.getAsJsonObject();
            peers.put(peer.get("name").getAsString(), peer.get("status").getAsString());
        }
        return peers;
    }
}
