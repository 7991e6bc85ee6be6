// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Collection;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerRegistry;

/** A domain as JSON. Keys are only ever added, at the end. */
final class PeerJson {

    private PeerJson() {}

    static JsonObject of(Dominion dominion, Peer peer) {
        JsonObject json = new JsonObject();
        json.addProperty("id", peer.id());
        json.addProperty("name", peer.name());
        json.addProperty("self", dominion.isSelf(peer));
        json.addProperty("status", StatusName.of(peer.status()));
        json.add("addresses", strings(peer.identity().endpoint().addresses()));
        json.addProperty("port", peer.identity().endpoint().port());
        json.addProperty("version", peer.identity().version());
        json.addProperty("incarnation", peer.incarnation());
        json.add("traits", strings(peer.identity().traits()));
        json.add("services", services(Dominion.services(peer)));
        json.addProperty(
                "lastContactMillis",
                dominion.sinceContact(peer).map(Duration::toMillis).orElse(null));
        json.addProperty("original", peer.original());
        json.addProperty("reachable", peer.contact().reachable());
        json.addProperty("remark", peer.contact().remark());
        PeerRegistry registry = dominion.registry();
        json.addProperty(
                "rttMillis", registry.roundTrip(peer).map(RoundTrips::number).orElse(null));
        json.addProperty(
                "lapseMillis", registry.sinceLapse(peer).map(Duration::toMillis).orElse(null));
        json.addProperty(
                "awayMillis", registry.untilReturn(peer).map(Duration::toMillis).orElse(null));
        json.add("accusers", strings(peer.lapse().accusers()));
        return json;
    }

    static JsonObject of(AdvertisedService service) {
        JsonObject json = new JsonObject();
        json.addProperty("name", service.name());
        json.addProperty("port", service.port());
        return json;
    }

    private static JsonArray services(Collection<AdvertisedService> services) {
        JsonArray array = new JsonArray();
        services.forEach(service -> array.add(of(service)));
        return array;
    }

    private static JsonArray strings(Collection<String> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }
}
