// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.wire;

import java.time.Duration;
import org.homedomain.spi.exchange.DomainId;
import org.homedomain.spi.exchange.Stamp;

/** What a message may hold at most. docs/protocol.md lists them; each has a test beyond it. Lengths are in characters. */
public final class WireCaps {

    /** Largest message, in bytes; gRPC refuses a larger one with RESOURCE_EXHAUSTED. */
    public static final int MAX_MESSAGE_SIZE = 2 << 20;

    /** Largest message of an open stream, in bytes. */
    public static final int MAX_STREAM_MESSAGE_SIZE = 4 << 10;

    /** Largest request of every method that carries no identity list, in bytes. */
    public static final int MAX_QUERY_SIZE = 16 << 10;

    /** Largest encoded identity or owner record, in bytes. Bounds what one element can cost when it is decoded. */
    public static final int MAX_ELEMENT_SIZE = 16 << 10;

    /** Identities in one list, and originals in another. */
    public static final int MAX_IDENTITIES = 4096;

    /** Owner records in one message. */
    public static final int MAX_RECORDS = 4096;

    /** Verdicts in one message. */
    public static final int MAX_VERDICTS = 4096;

    /** Dominion entries in one message. */
    public static final int MAX_ENTRIES = 4096;

    /** Services of one identity. */
    public static final int MAX_SERVICES = 256;

    /** Addresses of one owner record. */
    public static final int MAX_ADDRESSES = 16;

    /** Traits of one owner record. */
    public static final int MAX_TRAITS = 64;

    /** Length of an ID. */
    public static final int MAX_ID_LENGTH = DomainId.MAX_LENGTH;

    /** Length of the name of a domain, a service or a trait. */
    public static final int MAX_NAME_LENGTH = 128;

    /** Length of a dominion's title. */
    public static final int MAX_TITLE_LENGTH = 256;

    /** Length of a version. */
    public static final int MAX_VERSION_LENGTH = 64;

    /** Length of an address. */
    public static final int MAX_ADDRESS_LENGTH = 64;

    /** Highest incarnation, revision and counter. */
    public static final long MAX_COUNT = Stamp.HIGHEST;

    /** Highest protocol version. */
    public static final int MAX_PROTOCOL = 1 << 16;

    /** Longest announced absence. */
    public static final Duration MAX_SLEEP = Duration.ofDays(7);

    /** Longest time since a verdict was found. */
    public static final Duration MAX_ELAPSED = Duration.ofDays(2);

    private WireCaps() {}
}
