// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.Identity;
import org.homedomain.api.peer.Peer;

/** Says for people what a peer tells of itself that it did not tell before. */
final class Difference {

    private Difference() {}

    static String words(Peer before, Peer now) {
        Identity old = before.identity();
        Identity fresh = now.identity();
        List<String> parts = new ArrayList<>();
        if (!old.name().equals(fresh.name())) {
            parts.add("was called " + old.name());
        }
        if (!old.version().equals(fresh.version())) {
            parts.add("runs version " + fresh.version() + ", before " + old.version());
        }
        boolean moved = old.endpoint().port() != fresh.endpoint().port()
                || !lacking(old.endpoint().addresses(), fresh.endpoint().addresses())
                        .isEmpty();
        if (moved) {
            parts.add("listens at " + fresh.endpoint());
        }
        add("starts", lacking(names(old), names(fresh)), parts);
        add("stops", lacking(names(fresh), names(old)), parts);
        add("has", lacking(old.traits(), fresh.traits()), parts);
        add("lost", lacking(fresh.traits(), old.traits()), parts);
        return parts.isEmpty() ? "fewer addresses" : String.join("; ", parts);
    }

    private static void add(String verb, List<String> words, List<String> parts) {
        if (!words.isEmpty()) {
            parts.add(verb + " " + String.join(", ", words));
        }
    }

    private static List<String> names(Identity identity) {
        return identity.services().stream().map(AdvertisedService::name).toList();
    }

    private static List<String> lacking(Collection<String> here, Collection<String> there) {
        return there.stream().filter(word -> !here.contains(word)).toList();
    }
}
