// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;

/** Says for people what a peer tells of itself that it did not tell before. */
final class Difference {

    private Difference() {}

    /** Empty if it tells nothing new: a step of its incarnation, or addresses in another order. */
    static String words(Identity old, Identity fresh) {
        List<String> parts = new ArrayList<>();
        if (!old.name().equals(fresh.name())) {
            parts.add("was called " + old.name());
        }
        if (!old.version().equals(fresh.version())) {
            parts.add("runs version " + fresh.version() + ", before " + old.version());
        }
        addAddresses(old.endpoint(), fresh.endpoint(), parts);
        add("starts", lacking(names(old), names(fresh)), parts);
        add("stops", lacking(names(fresh), names(old)), parts);
        add("moves", moved(old, fresh), parts);
        add("has", lacking(old.traits(), fresh.traits()), parts);
        add("lost", lacking(fresh.traits(), old.traits()), parts);
        return String.join("; ", parts);
    }

    /** Whether a record comes with the link-local addresses of a peer depends on the link it came over. */
    private static void addAddresses(Endpoint old, Endpoint fresh, List<String> parts) {
        List<String> before = Zones.unzoned(old);
        List<String> now = Zones.unzoned(fresh);
        if (old.port() != fresh.port() || !lacking(before, now).isEmpty()) {
            parts.add("listens at " + (now.isEmpty() ? fresh : new Endpoint(now, fresh.port())));
        } else if (!lacking(now, before).isEmpty()) {
            parts.add("fewer addresses");
        }
    }

    private static void add(String verb, List<String> words, List<String> parts) {
        if (!words.isEmpty()) {
            parts.add(verb + " " + String.join(", ", words));
        }
    }

    private static List<String> names(Identity identity) {
        return identity.services().stream().map(AdvertisedService::name).toList();
    }

    /** Services that answer on another port. */
    private static List<String> moved(Identity old, Identity fresh) {
        return fresh.services().stream()
                .filter(service ->
                        names(old).contains(service.name()) && !old.services().contains(service))
                .map(service -> service.name() + " to port " + service.port())
                .toList();
    }

    private static List<String> lacking(Collection<String> here, Collection<String> there) {
        return there.stream().filter(word -> !here.contains(word)).toList();
    }
}
