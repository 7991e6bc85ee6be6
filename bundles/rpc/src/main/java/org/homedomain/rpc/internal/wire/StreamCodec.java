// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import org.homedomain.proto.v1.StreamMessage;
import org.homedomain.proto.v1.VerdictKind;
import org.homedomain.spi.exchange.Beat;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Verdict;
import org.homedomain.spi.transport.StreamEvents;

/** What goes over an open stream, to bytes and back. */
public final class StreamCodec {

    private StreamCodec() {}

    /** Who speaks. */
    public static byte[] encode(Handshake greeting) {
        return StreamMessage.newBuilder()
                .setGreeting(MessageEncoder.handshake(greeting))
                .build()
                .toByteArray();
    }

    /** A sign of life. */
    public static byte[] encode(Beat beat) {
        return StreamMessage.newBuilder()
                .setBeat(org.homedomain.proto.v1.Beat.newBuilder().setDigest(beat.digest()))
                .build()
                .toByteArray();
    }

    /** What was found out about a third domain. */
    public static byte[] encode(Verdict verdict) {
        return StreamMessage.newBuilder()
                .setVerdict(MessageEncoder.verdict(verdict))
                .build()
                .toByteArray();
    }

    /**
     * Reads one message and tells what it says; of a kind that a newer domain may know, nothing.
     *
     * @throws IOException if it is no message, or too large for one
     */
    public static void decode(byte[] bytes, StreamEvents events) throws IOException {
        StreamMessage message = parse(bytes);
        switch (message.getKindCase()) {
            case GREETING -> events.greeted(greeting(message));
            case BEAT -> events.beat(new Beat(message.getBeat().getDigest()));
            case VERDICT -> {
                if (message.getVerdict().getKind() != VerdictKind.UNRECOGNIZED) {
                    events.told(verdict(message));
                }
            }
            case KIND_NOT_SET -> {}
        }
    }

    private static StreamMessage parse(byte[] bytes) throws IOException {
        if (bytes.length > WireCaps.MAX_STREAM_MESSAGE_SIZE) {
            throw new IOException("more than " + WireCaps.MAX_STREAM_MESSAGE_SIZE + " bytes");
        }
        return StreamMessage.parseFrom(UnsafeByteOperations.unsafeWrap(bytes));
    }

    private static Verdict verdict(StreamMessage message) throws IOException {
        try {
            return DominionDecoder.verdict(message.getVerdict().toByteString());
        } catch (BadElementException | InvalidProtocolBufferException e) {
            throw new IOException("the verdict is malformed: " + e.getMessage(), e);
        }
    }

    private static Handshake greeting(StreamMessage message) throws IOException {
        try {
            return DominionDecoder.handshake(message.getGreeting().toByteString());
        } catch (BadElementException | InvalidProtocolBufferException e) {
            throw new IOException("the greeting is malformed: " + e.getMessage(), e);
        }
    }
}
