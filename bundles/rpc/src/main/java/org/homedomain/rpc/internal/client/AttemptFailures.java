// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal.client;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.ConnectException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.homedomain.rpc.internal.call.Refusal;
import org.homedomain.spi.transport.ExchangeFailure;
import org.homedomain.spi.transport.ExchangeFailure.Reason;
import org.jspecify.annotations.Nullable;

/** What a gRPC status means for an exchange. */
final class AttemptFailures {

    /** Of several addresses, what somebody answered says more than silence, and silence leaves more hope than refusal. */
    private static final List<Reason> TELLING =
            List.of(Reason.OWN_ID, Reason.MISDIRECTED, Reason.UNINTELLIGIBLE, Reason.SILENT, Reason.REFUSED);

    private AttemptFailures() {}

    static ExchangeFailure of(String address, StatusRuntimeException failure) {
        Status status = failure.getStatus();
        return new ExchangeFailure(reason(status, failure.getTrailers()), address + ": " + sentence(status));
    }

    /**
     * The failure of an exchange whose attempts have all failed. Another domain at one address of a peer, a container's
     * bridge or an address that was used before, does not say that the peer is gone while another address is silent.
     */
    static ExchangeFailure summary(List<ExchangeFailure> attempts) {
        ExchangeFailure telling = attempts.stream()
                .min(Comparator.comparing(attempt -> TELLING.indexOf(attempt.reason())))
                .orElseGet(() -> new ExchangeFailure(Reason.SILENT, "no address is known"));
        boolean hope = attempts.stream().anyMatch(attempt -> attempt.reason() == Reason.SILENT);
        return hope && telling.reason() == Reason.MISDIRECTED
                ? new ExchangeFailure(Reason.SILENT, String.valueOf(telling.getMessage()))
                : telling;
    }

    /** Whether the connection failed, so that a new one may help. */
    static boolean isOfConnection(StatusRuntimeException failure) {
        return failure.getStatus().getCode() == Status.Code.UNAVAILABLE
                && Refusal.in(failure.getTrailers()).isEmpty();
    }

    /** Whether nobody listens at the address. */
    static boolean isRefusal(StatusRuntimeException failure) {
        return isOfConnection(failure) && causes(failure.getStatus()).anyMatch(AttemptFailures::isRefusal);
    }

    private static Reason reason(Status status, @Nullable Metadata trailers) {
        return Refusal.in(trailers).map(AttemptFailures::reason).orElseGet(() -> reason(status));
    }

    private static Reason reason(Refusal refusal) {
        return switch (refusal) {
            case MISDIRECTED -> Reason.MISDIRECTED;
            case OWN_ID -> Reason.OWN_ID;
            case UNINTELLIGIBLE -> Reason.UNINTELLIGIBLE;
            case STARTING, BUSY, LATE -> Reason.SILENT;
        };
    }

    private static Reason reason(Status status) {
        return switch (status.getCode()) {
            case UNAVAILABLE -> ofConnection(status);
            case DEADLINE_EXCEEDED, CANCELLED -> Reason.SILENT;
            case FAILED_PRECONDITION -> Reason.MISDIRECTED;
            default -> Reason.UNINTELLIGIBLE;
        };
    }

    private static Reason ofConnection(Status status) {
        if (causes(status).anyMatch(AttemptFailures::isRefusal)) {
            return Reason.REFUSED;
        }
        boolean otherProtocol = causes(status)
                .anyMatch(cause -> cause.getClass().getSimpleName().startsWith("Http2"));
        return otherProtocol ? Reason.UNINTELLIGIBLE : Reason.SILENT;
    }

    /** netty's ConnectTimeoutException is a ConnectException, too. The text will not do: it is in the user's language. */
    private static boolean isRefusal(Throwable cause) {
        return cause instanceof ConnectException
                && !cause.getClass().getSimpleName().equals("ConnectTimeoutException");
    }

    private static Stream<Throwable> causes(Status status) {
        return Stream.iterate(status.getCause(), cause -> cause != null, Throwable::getCause)
                .limit(8);
    }

    private static String sentence(Status status) {
        String cause = causes(status)
                .reduce((outer, inner) -> inner)
                .map(innermost -> String.valueOf(innermost.getMessage()))
                .orElse("");
        String described = status.getDescription() == null ? status.getCode().name() : status.getDescription();
        String words = cause.isEmpty() || described.contains(cause) ? described : described + " (" + cause + ")";
        return words.length() > 300 ? words.substring(0, 300) + "…" : words;
    }
}
