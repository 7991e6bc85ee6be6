// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

/** Why something received was not used. */
enum Drop {
    MALFORMED("malformed or oversized packets"),
    WRONG_PORT("answers from a wrong port"),
    OFF_LINK("packets from another network"),
    TOO_MANY_SIGHTINGS("announcements beyond the limit per second"),
    TOO_MANY_QUESTIONS("questions beyond the limit per second"),
    BROKEN("packets that could not be processed");

    private final String words;

    Drop(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
