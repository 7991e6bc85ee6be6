// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

/** Counts what goes over the network, with all headers, each packet once. */
public final class Meter {

    /** Ethernet 14, IPv4 20, TCP 32 with its timestamps. */
    private static final int SEGMENT = 66;

    /** Ethernet 14, IPv4 20, UDP 8. */
    private static final int DATAGRAM = 42;

    /** What a segment carries at most, with timestamps. */
    private static final int PAYLOAD = 1448;

    /** HTTP/2 HEADERS of a call that was made before on the connection: frame 9, compressed fields 30. */
    private static final int REQUEST_HEADERS = 39;

    /** HEADERS and trailers of the answer: two frames of 9, compressed fields 25. */
    private static final int ANSWER_HEADERS = 43;

    /** DATA frame 9, gRPC prefix 5. */
    private static final int DATA = 14;

    private long bytes;
    private long messages;
    private int largest;

    /** A request or an answer of so many bytes; returns how many segments it takes. */
    int message(int size, boolean isAnswer) {
        largest = Math.max(largest, size);
        messages++;
        int payload = size + DATA + (isAnswer ? ANSWER_HEADERS : REQUEST_HEADERS);
        int segments = (payload + PAYLOAD - 1) / PAYLOAD;
        // The request is acknowledged with the answer, the answer by a segment of its own.
        int packets = segments + (isAnswer ? 1 : 0);
        bytes += payload + (long) packets * SEGMENT;
        return segments;
    }

    /** Something said on an open stream, acknowledged by a segment of its own. */
    int oneWay(int size) {
        messages++;
        bytes += size + DATA + 2L * SEGMENT;
        return 1;
    }

    /** A datagram to all; it is on the network once. */
    void multicast(int payload) {
        bytes += DATAGRAM + payload;
    }

    /** A segment without a message. */
    void segment(int payload) {
        bytes += SEGMENT + payload;
    }

    /** All bytes on the network so far. */
    public long bytes() {
        return bytes;
    }

    /** Requests and answers so far. */
    public long messages() {
        return messages;
    }

    /** The largest message since this was asked last, without headers. */
    public int takeLargest() {
        int size = largest;
        largest = 0;
        return size;
    }
}
