// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerHistory.Happening;

/** One event for people, and for programs. */
final class EventText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private EventText() {}

    static String line(Happening happening) {
        return TIME.format(happening.time().atZone(ZoneId.systemDefault())) + "  " + sentence(happening.event());
    }

    /** Who, what and why. */
    static String sentence(PeerEvent event) {
        Peer peer = event.peer();
        String reason = event.reason().isEmpty() ? "" : ": " + event.reason();
        return peer.name() + " (" + peer.identity().shortId() + ") " + verb(event) + reason;
    }

    private static String verb(PeerEvent event) {
        return switch (event.kind()) {
            case JOINED -> "joined";
            case UPDATED -> "changed";
            case SUSPECTED -> "is suspected";
            case REFUTED -> "refuted the suspicion";
            case FAILED -> "failed";
            case LEFT -> "left";
            case SLEPT -> "sleeps" + absence(event.peer().lapse());
            case REAPED -> "is forgotten";
        };
    }

    private static String absence(Peer.Lapse lapse) {
        return lapse.sinceNanos().isEmpty() || lapse.untilNanos().isEmpty()
                ? ""
                : " for "
                        + Span.of(Duration.ofNanos(lapse.untilNanos().getAsLong()
                                - lapse.sinceNanos().getAsLong()));
    }

    static JsonObject json(Happening happening) {
        PeerEvent event = happening.event();
        Peer peer = event.peer();
        JsonObject json = new JsonObject();
        json.addProperty("number", happening.number());
        json.addProperty("time", happening.time().truncatedTo(ChronoUnit.MILLIS).toString());
        json.addProperty("ageMillis", happening.age().toMillis());
        json.addProperty("kind", EventKind.of(event.kind()));
        json.addProperty("id", peer.id());
        json.addProperty("name", peer.name());
        json.addProperty("status", StatusName.of(peer.status()));
        json.addProperty("incarnation", peer.incarnation());
        json.addProperty("address", peer.identity().endpoint().toString());
        json.addProperty("reason", event.reason());
        json.addProperty("sentence", sentence(event));
        return json;
    }
}
