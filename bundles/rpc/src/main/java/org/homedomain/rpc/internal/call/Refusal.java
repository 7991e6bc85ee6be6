// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.call;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.stream.Stream;
import org.homedomain.spi.transport.ExchangeFailure;
import org.jspecify.annotations.Nullable;

/** Why a server of ours refuses a call: a status for everyone, and a trailer that a program can tell apart. */
public enum Refusal {
    /** Another title or ID than expected. */
    MISDIRECTED("misdirected", Status.FAILED_PRECONDITION),
    /** Sender and receiver have one ID. */
    OWN_ID("own-id", Status.FAILED_PRECONDITION),
    /** Not decodable. */
    UNINTELLIGIBLE("unintelligible", Status.INVALID_ARGUMENT),
    /** Nobody is there yet, or any more, who could answer. */
    STARTING("starting", Status.UNAVAILABLE),
    /** Too much at once. */
    BUSY("busy", Status.RESOURCE_EXHAUSTED),
    /** Took too long. */
    LATE("late", Status.DEADLINE_EXCEEDED);

    /** Name of the trailer. */
    public static final Metadata.Key<String> TRAILER =
            Metadata.Key.of("homedomain-reason", Metadata.ASCII_STRING_MARSHALLER);

    private final String token;

    @SuppressWarnings("ImmutableEnumChecker") // it is, unannotated
    private final Status status;

    Refusal(String token, Status status) {
        this.token = token;
        this.status = status;
    }

    /** The refusal with a sentence for people. */
    public StatusRuntimeException with(String sentence) {
        return status(sentence).asRuntimeException(trailers());
    }

    /** Its status with a sentence for people. */
    public Status status(String sentence) {
        return status.withDescription(sentence);
    }

    /** Its trailers. */
    public Metadata trailers() {
        Metadata trailers = new Metadata();
        trailers.put(TRAILER, token);
        return trailers;
    }

    /** The refusal that an answer carries, if a server of ours gave it. */
    public static Optional<Refusal> in(@Nullable Metadata trailers) {
        String token = trailers == null ? null : trailers.get(TRAILER);
        return Stream.of(values())
                .filter(refusal -> refusal.token.equals(token))
                .findFirst();
    }

    /** The refusal for what the handler says. */
    public static Refusal of(ExchangeFailure.Reason reason) {
        return switch (reason) {
            case MISDIRECTED -> MISDIRECTED;
            case OWN_ID -> OWN_ID;
            case UNINTELLIGIBLE -> UNINTELLIGIBLE;
            case REFUSED, SILENT -> STARTING;
        };
    }
}
