// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.wire;

/** Why something that was received, or could not be sent, was left out. */
public enum Drop {
    /** The whole message. */
    MESSAGE("messages that are none"),
    /** One element of a list. */
    UNREADABLE("list elements that cannot be decoded"),
    /** Above {@link WireCaps#MAX_ELEMENT_SIZE}. */
    OVERSIZED("list elements that are too large"),
    /** Above a number of elements. */
    BEYOND_CAP("list elements beyond the allowed number"),
    /** Empty, overlong or unprintable. */
    ID("records with a bad ID"),
    /** Overlong or unprintable. */
    NAME("records with a bad name"),
    /** Outside 1 to 65535. */
    PORT("records with a bad port"),
    /** No IP address, or one that cannot be dialled from here. */
    ADDRESS("bad IP addresses"),
    /** Not semantic. */
    VERSION("records with a bad version"),
    /** Incarnation, revision, protocol or sleep out of range. */
    STAMP("records with a bad stamp"),
    /** Bad name or port. */
    SERVICE("bad services"),
    /** Bad name. */
    TRAIT("bad traits"),
    /** Unknown kind, or a bound is broken. */
    VERDICT("bad verdicts"),
    /** A bound is broken. */
    ENTRY("bad dominion entries"),
    /** On an open stream: undecodable, out of turn, too large or too many. */
    STREAM("bad messages on open streams"),
    /** Of our own message: it would have been above {@link WireCaps#MAX_MESSAGE_SIZE}. */
    LEFT_OUT("elements left out of a message of ours that grew too large");

    private final String words;

    Drop(String words) {
        this.words = words;
    }

    /** For people: what it is that was dropped, in the plural. */
    public String words() {
        return words;
    }
}
