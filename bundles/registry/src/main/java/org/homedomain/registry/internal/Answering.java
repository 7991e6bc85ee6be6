// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.api.peer.Peer;
import org.homedomain.membership.Input;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.transport.ExchangeFailure;
import org.homedomain.spi.transport.PeerHandler;

/** Answers what peers ask: lists by membership on the loop, the rest from the published view at once. */
final class Answering implements PeerHandler {

    /** Exchanges that may wait for the loop at once; more are refused. */
    static final int MAX_WAITING = 1_024;

    private final Registry registry;
    private final AtomicInteger waiting = new AtomicInteger();

    Answering(Registry registry) {
        this.registry = registry;
    }

    @Override
    public CompletionStage<ExchangeMessage> onExchange(ExchangeMessage message, String remoteAddress) {
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            return CompletableFuture.failedFuture(new ExchangeFailure(
                    ExchangeFailure.Reason.SILENT, MAX_WAITING + " messages wait already; try again later."));
        }
        CompletableFuture<ExchangeMessage> answer = new CompletableFuture<>();
        registry.membership().ask(() -> {
            waiting.decrementAndGet();
            return new Input.ExchangeReceived(registry.questions().exchange(answer), message, remoteAddress);
        });
        return answer;
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
                .forEach(peer -> {
                    List<String> addresses = peer.identity().endpoint().addresses();
                    peer.identity().services().stream()
                            .filter(service -> service.name().equals(serviceName) && !addresses.isEmpty())
                            .forEach(service -> found.add(Endpoint.of(addresses.get(0), service.port())
                                    .toString()));
                });
        return found;
    }
}
