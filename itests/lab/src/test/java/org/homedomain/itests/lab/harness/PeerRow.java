// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A row of {@code domain:peers --json}.
 *
 * @param json the whole row
 */
public record PeerRow(JsonObject json) {

    static List<PeerRow> parse(String output) {
        JsonArray rows = JsonParser.parseString(output).getAsJsonArray();
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new PeerRow(row.getAsJsonObject()))
                .toList();
    }

    /** The domain's ID. */
    public String id() {
        return json.get("id").getAsString();
    }

    /** The domain's name. */
    public String name() {
        return json.get("name").getAsString();
    }

    /** In lower case. */
    public String status() {
        return json.get("status").getAsString();
    }

    /** The gRPC port. */
    public int port() {
        return json.get("port").getAsInt();
    }

    /** Whether this is the domain that was asked. */
    public boolean self() {
        return json.get("self").getAsBoolean();
    }

    /** Grows with each start. */
    public long incarnation() {
        return json.get("incarnation").getAsLong();
    }

    /** All addresses. */
    public List<String> addresses() {
        return StreamSupport.stream(json.getAsJsonArray("addresses").spliterator(), false)
                .map(JsonElement::getAsString)
                .toList();
    }

    /** Whatever it says of its services. */
    public String services() {
        return json.get("services").toString();
    }
}
