// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.api.peer.Peer;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.transport.ExchangeFailure;
import org.homedomain.spi.transport.PeerHandler;
import org.homedomain.spi.transport.PeerStream;
import org.homedomain.spi.transport.StreamEvents;

/** Answers what peers ask: lists by membership on the loop, the rest from the published view at once. */
final class Answering implements PeerHandler {

    private final Registry registry;

    Answering(Registry registry) {
        this.registry = registry;
    }

    @Override
    public CompletionStage<ExchangeMessage> onExchange(ExchangeMessage message, String remoteAddress) {
        CompletableFuture<ExchangeMessage> answer = new CompletableFuture<>();
        boolean passed = registry.receive(message, remoteAddress, answer);
        return passed
                ? answer
                : CompletableFuture.failedFuture(new ExchangeFailure(
                        ExchangeFailure.Reason.SILENT, "Too many messages wait already; try again later."));
    }

    @Override
    public StreamEvents onStream(PeerStream stream, Handshake greeting, String remoteAddress) {
        return registry.offered(stream, greeting, remoteAddress);
    }

    @Override
    public ExchangeMessage dump() {
        List<Identity> known =
                registry.published().view().members().map(Peer::identity).toList();
        return new ExchangeMessage(
                Optional.of(registry.published().view().self().identity()), known, Optional.empty());
    }

    @Override
    public List<String> serviceAddresses(String serviceName) {
        List<String> found = new ArrayList<>();
        registry.published()
                .view()
                .all()
                .filter(peer -> peer.status().isMember())
                .map(Peer::identity)
                .forEach(host -> host.services().stream()
                        .filter(service -> service.name().equals(serviceName))
                        .flatMap(service -> host
                                .endpoint()
                                .addressForOthers()
                                .map(address ->
                                        Endpoint.of(address, service.port()).toString())
                                .stream())
                        .forEach(found::add));
        return found;
    }
}
