// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.membership.Answer;
import org.homedomain.membership.FailureReason;
import org.homedomain.membership.Input;
import org.homedomain.membership.Send;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.Handshake;

/**
 * One run of a domain of the original system: it knows no field of ours. It shares its list with everybody it ever heard
 * of at random intervals, believes every list, forgets nobody, keeps nothing on disk, and announces itself while it is
 * lonely. The faults that end it for good are left out: it is the best an original can be.
 */
final class Original implements Caller {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final class Known {
        private Identity identity;
        private boolean busy;
        private long nextAt;

        Known(Identity identity) {
            this.identity = identity;
        }
    }

    private final World world;
    private final Host host;
    private final Agenda agenda;
    private final Pool pool;
    private final Map<String, Known> known = new LinkedHashMap<>();
    private final Map<Long, String> underWay = new LinkedHashMap<>();
    private long lastExchange;
    private long lastContact;

    Original(World world, Host host) {
        this.world = world;
        this.host = host;
        this.agenda = new Agenda(world, host);
        this.pool = new Pool(world, host, this);
        this.lastContact =
                world.now() - 2 * world.pacing().isolationTimeout().max().toNanos(); // never
    }

    /** Begins to look around. */
    void start() {
        checkIsolation();
        checkHeartbeats();
    }

    private void checkIsolation() {
        repeat(
                range(
                        world.pacing().isolationCheck().min(),
                        world.pacing().isolationCheck().max()),
                () -> {
                    if (isLonely()) {
                        announce();
                    }
                    checkIsolation();
                });
    }

    private void checkHeartbeats() {
        repeat(world.pacing().heartbeatCheck().min().toNanos(), () -> {
            List.copyOf(known.values()).stream()
                    .filter(peer -> !peer.busy && peer.nextAt <= world.now())
                    .forEach(this::share);
            checkHeartbeats();
        });
    }

    private void repeat(long delay, Runnable work) {
        world.timeline().later(delay, () -> agenda.overdue(work));
    }

    private boolean isLonely() {
        Duration shortest = world.pacing().isolationTimeout().min();
        Duration longest = world.pacing().isolationTimeout().max();
        return world.now() - lastContact > range(shortest, longest);
    }

    private void announce() {
        if (host.isOnline()) {
            world.multicast()
                    .announcement(host, new Input.Sighted(Optional.of(host.id()), host.endpoint(), "multicast"));
        }
    }

    private void share(Known peer) {
        peer.busy = true;
        peer.nextAt = world.now()
                + range(
                        world.pacing().heartbeatCheck().min(),
                        world.pacing().heartbeatCheck().max());
        call(peer.identity.id(), peer.identity.endpoint());
    }

    private void call(String id, Endpoint target) {
        lastExchange++;
        underWay.put(lastExchange, id);
        Send send = new Send(lastExchange, target, list(), DEADLINE);
        new Call(world, this, send, world.codec().encode(send.message()).size()).start();
    }

    private ExchangeMessage list() {
        Identity self = new Identity(
                host.id(),
                host.id(),
                host.endpoint(),
                "0.0.1",
                Set.of(),
                List.of(new AdvertisedService("dmlSpeaker", 9200)));
        return new ExchangeMessage(
                Optional.of(self),
                known.values().stream().map(peer -> peer.identity).toList(),
                Optional.empty());
    }

    /** Whatever a list says is believed, whoever says it. */
    private void take(ExchangeMessage message) {
        List<Identity> all = new ArrayList<>(message.known());
        message.sender().ifPresent(all::add);
        all.stream()
                .filter(told -> !told.id().equals(host.id()))
                .forEach(told -> known.computeIfAbsent(told.id(), id -> new Known(told)).identity = told);
    }

    @Override
    public void receive(ExchangeMessage message, String remoteAddress, ObjIntConsumer<Answer> answer) {
        agenda.hear(() -> {
            take(message);
            lastContact = world.now();
            ExchangeMessage reply = list();
            answer.accept(
                    new Answer.Reply(0, reply), world.codec().encode(reply).size());
        });
    }

    @Override
    public void replied(Send send, ExchangeMessage message, String address) {
        take(message);
        lastContact = world.now();
        done(send);
    }

    @Override
    public void failed(Send send, FailureReason reason) {
        done(send);
    }

    private void done(Send send) {
        Known peer = known.get(underWay.remove(send.exchangeId()));
        if (peer != null) {
            peer.busy = false;
        }
    }

    @Override
    public void asked() {
        agenda.hear(() -> {
            if (isLonely()) {
                announce();
            }
        });
    }

    /** Whoever announces itself is lonely and gets the list. */
    @Override
    public void announced(Input.Sighted sighting) {
        agenda.hear(() -> call(sighting.id().orElse(""), sighting.endpoint()));
    }

    @Override
    public Line offered(Line opener, Handshake greeting) {
        return opener.refused();
    }

    @Override
    public Pool pool() {
        return pool;
    }

    @Override
    public Agenda agenda() {
        return agenda;
    }

    @Override
    public void accepted(Connection connection) {
        pool.accepted(connection);
    }

    @Override
    public void released(Connection connection) {
        pool.released(connection);
    }

    @Override
    public void resumed() {
        agenda.resumed();
    }

    @Override
    public void end(boolean machineToo) {
        agenda.end();
        pool.end(machineToo);
    }

    private long range(Duration shortest, Duration longest) {
        return world.random().nextLong(shortest.toNanos(), longest.toNanos() + 1);
    }
}
