// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.spi.exchange.ExchangeMessage;

/** A scripted domain of the original system: knows no field of ours, answers with its own list. */
final class OriginalHost {

    private final World world;
    private final String id;
    Endpoint endpoint;
    List<AdvertisedService> services = List.of();
    List<Identity> known = new ArrayList<>();
    final List<ExchangeMessage> received = new ArrayList<>();
    private boolean up = true;
    private boolean failsNext;
    private boolean failed;

    OriginalHost(World world, String id, String address) {
        this.world = world;
        this.id = id;
        this.endpoint = Endpoint.of(address, 8000);
    }

    String id() {
        return id;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    boolean isUp() {
        return up;
    }

    /** The next call gets no answer. */
    void failNext() {
        failsNext = true;
        failed = false;
    }

    boolean hasFailed() {
        return failed;
    }

    void die() {
        up = false;
    }

    void rise() {
        up = true;
    }

    Identity identity() {
        return new Identity(id, id, endpoint, "0.1.0", Set.of(), services);
    }

    ExchangeMessage message() {
        return new ExchangeMessage(Optional.of(identity()), known, Optional.empty());
    }

    void receive(ExchangeMessage message, Consumer<ExchangeMessage> reply) {
        received.add(message);
        if (failsNext) {
            failsNext = false;
            failed = true;
            return;
        }
        reply.accept(message());
    }

    /** Sends its list to one of ours. */
    void share(Host host) {
        world.later(world.hop(), () -> {
            if (host.isRunning()) {
                host.receive(message(), endpoint.addresses().get(0), answer -> {});
            }
        });
    }
}
