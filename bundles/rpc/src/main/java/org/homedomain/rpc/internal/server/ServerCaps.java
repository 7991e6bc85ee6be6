// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.server;

import java.time.Duration;

/**
 * What strangers may cost the server. Together they bound its buffers: {@link #MAX_RECEIVING} + {@link #MAX_SIDE_CALLS}
 * messages of 2 MiB, and {@link #WINDOW} for each connection.
 */
final class ServerCaps {

    /** Open connections. Dominions of more domains share them: idle ones are closed. */
    static final int MAX_CONNECTIONS = 256;

    /** Open connections from one address that is not this machine's. */
    static final int MAX_CONNECTIONS_PER_ADDRESS = 32;

    /** Connections a second from one address that is not this machine's. */
    static final int CONNECTIONS_PER_SECOND = 50;

    /** Calls of {@code grpcdomain.Domain} a second from such an address; a domain makes a few. */
    static final int CALLS_PER_SECOND = 200;

    /** Calls of reflection and health, and streams, a second from such an address. */
    static final int SIDE_CALLS_PER_SECOND = 20;

    /** Calls at once on one connection; a peer needs one. */
    static final int MAX_CALLS_PER_CONNECTION = 16;

    /** Calls of {@code grpcdomain.Domain} at once, on all connections. */
    static final int MAX_CALLS = 256;

    /** Of them, from one address that is not this machine's. */
    static final int MAX_CALLS_PER_ADDRESS = 32;

    /** Calls whose request is being received at once; the others wait, with nothing buffered but {@link #WINDOW}. */
    static final int MAX_RECEIVING = 8;

    /** Of them, from one address that is not this machine's. */
    static final int MAX_RECEIVING_PER_ADDRESS = 4;

    /** Calls of reflection and health at once, on all connections. */
    static final int MAX_SIDE_CALLS = 8;

    /** Of them, from one address that is not this machine's. */
    static final int MAX_SIDE_CALLS_PER_ADDRESS = 4;

    /** Bound on a call of reflection or health. */
    static final Duration MAX_SIDE_CALL = Duration.ofMinutes(1);

    /** Open streams with peers at once: both of a pair may open one in the same moment. */
    static final int MAX_STREAMS = 128;

    /** Of them, from one address that is not this machine's. */
    static final int MAX_STREAMS_PER_ADDRESS = 32;

    /** An open stream ends after this, and is opened again. */
    static final Duration MAX_STREAM = Duration.ofDays(1);

    /** HTTP/2 flow control window of a connection and of each of its streams, in bytes. */
    static final int WINDOW = 64 << 10;

    /** Streams that a client may reset in {@link #RESET_PERIOD}; beyond, the connection is closed (CVE-2023-44487). */
    static final int MAX_RESETS = 200;

    static final Duration RESET_PERIOD = Duration.ofSeconds(30);

    /** From accepting a connection to a complete HTTP/2 preface. */
    static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(5);

    /** From the start of a request to its end; and before, the longest wait for a place to receive it. */
    static final Duration RECEIVE_TIMEOUT = Duration.ofSeconds(5);

    /** From a complete request to its answer by the handler. */
    static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    /** Connections without a call are closed after this. */
    static final Duration MAX_IDLE = Duration.ofMinutes(5);

    /** Clients may ping this often, also without calls. */
    static final Duration MIN_KEEPALIVE = Duration.ofSeconds(5);

    private ServerCaps() {}
}
