// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.homedomain.api.peer.Peer;

/** What the questions to one domain gave. */
final class RoundTrips {

    private final Peer peer;
    private final List<Duration> trips = new ArrayList<>();
    private int missed;

    RoundTrips(Peer peer) {
        this.peer = peer;
    }

    void answered(Duration trip) {
        trips.add(trip);
    }

    void missed() {
        missed++;
    }

    boolean anyAnswered() {
        return !trips.isEmpty();
    }

    /** Shortest, median and longest. Only if there was an answer. */
    String summary() {
        List<Duration> sorted = sorted();
        return trips.size() + " of " + (trips.size() + missed) + " answered; min " + millis(sorted.get(0)) + ", median "
                + millis(median()) + ", max " + millis(sorted.get(sorted.size() - 1));
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("id", peer.id());
        json.addProperty("name", peer.name());
        JsonArray millis = new JsonArray();
        trips.forEach(trip -> millis.add(number(trip)));
        json.add("millis", millis);
        json.addProperty("missed", missed);
        List<Duration> sorted = sorted();
        json.addProperty("minMillis", sorted.isEmpty() ? null : number(sorted.get(0)));
        json.addProperty("medianMillis", sorted.isEmpty() ? null : number(median()));
        json.addProperty("maxMillis", sorted.isEmpty() ? null : number(sorted.get(sorted.size() - 1)));
        return json;
    }

    static String millis(Duration trip) {
        return String.format(Locale.ROOT, "%.2f ms", number(trip));
    }

    static Double number(Duration trip) {
        return Math.round(trip.toNanos() / 1e4) / 1e2;
    }

    private List<Duration> sorted() {
        return trips.stream().sorted().toList();
    }

    private Duration median() {
        List<Duration> sorted = sorted();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
    }
}
