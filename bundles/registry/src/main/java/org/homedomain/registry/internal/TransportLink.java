// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homedomain.api.peer.DominionView;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.membership.FailureReason;
import org.homedomain.membership.Input;
import org.homedomain.membership.Send;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.transport.ExchangeFailure;
import org.homedomain.spi.transport.PeerTransport;
import org.jspecify.annotations.Nullable;

/** Carries out exchanges over the transport, and gives up connections that nobody needs any more. */
final class TransportLink {

    private final PeerTransport transport;
    private final Consumer<Input> inbox;
    private final Predicate<Endpoint> isUsed;
    private final RoundTrips roundTrips;

    /**
     * @param inbox takes the outcome, from any thread
     * @param isUsed whether a known peer listens there
     * @param roundTrips is told what was measured
     */
    TransportLink(PeerTransport transport, Consumer<Input> inbox, Predicate<Endpoint> isUsed, RoundTrips roundTrips) {
        this.transport = transport;
        this.inbox = inbox;
        this.isUsed = isUsed;
        this.roundTrips = roundTrips;
    }

    void send(Send send) {
        transport
                .exchange(send.target(), send.message(), send.deadline())
                .whenComplete((reply, failure) -> inbox.accept(outcome(send, reply, failure)));
    }

    private Input outcome(Send send, PeerTransport.@Nullable Reply reply, @Nullable Throwable failure) {
        if (reply != null) {
            reply.roundTrip()
                    .ifPresent(time -> speaker(reply.message()).ifPresent(peerId -> roundTrips.measured(peerId, time)));
            return new Input.ReplyReceived(send.exchangeId(), reply.message(), reply.address());
        }
        if (!isUsed.test(send.target())) {
            transport.forget(send.target());
        }
        return new Input.ExchangeFailed(send.exchangeId(), reasonOf(failure), sentenceOf(failure));
    }

    private static Optional<String> speaker(ExchangeMessage message) {
        return message.dominion().map(part -> part.handshake().senderId()).or(() -> message.sender()
                .map(Identity::id));
    }

    /** Connections to addresses that the newer view does not name are given up. */
    void compare(DominionView older, DominionView newer) {
        Set<Socket> named = sockets(newer).collect(Collectors.toSet());
        older.peers().stream()
                .map(peer -> peer.identity().endpoint())
                .filter(endpoint -> !endpoint.addresses().isEmpty())
                .filter(endpoint -> sockets(endpoint).noneMatch(named::contains))
                .forEach(transport::forget);
    }

    private record Socket(String address, int port) {}

    private static Stream<Socket> sockets(DominionView view) {
        return view.peers().stream().flatMap(peer -> sockets(peer.identity().endpoint()));
    }

    private static Stream<Socket> sockets(Endpoint endpoint) {
        return endpoint.addresses().stream().map(address -> new Socket(address, endpoint.port()));
    }

    static boolean isNamed(DominionView view, Endpoint endpoint) {
        Set<Socket> asked = sockets(endpoint).collect(Collectors.toSet());
        return sockets(view).anyMatch(asked::contains);
    }

    static FailureReason reasonOf(@Nullable Throwable failure) {
        Throwable cause = unwrap(failure);
        return cause instanceof ExchangeFailure known
                ? FailureReason.valueOf(known.reason().name())
                : FailureReason.SILENT;
    }

    static String sentenceOf(@Nullable Throwable failure) {
        Throwable cause = unwrap(failure);
        String message = cause == null ? null : cause.getMessage();
        return message == null ? "No answer." : message;
    }

    private static @Nullable Throwable unwrap(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
