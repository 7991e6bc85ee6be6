// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.DominionView;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.DominionEntry;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.ExchangeMessage.DominionPart;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Octets;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.ProtocolRange;
import org.jspecify.annotations.Nullable;

/** A machine of the {@link World} with a disk, on which one domain runs. */
final class Host {

    private final World world;
    private final String name;
    private final Map<Long, Consumer<Answer>> waiting = new HashMap<>();
    final List<PeerEvent> events = new ArrayList<>();
    final List<String> notices = new ArrayList<>();
    final List<Answer> answers = new ArrayList<>();
    final List<Stance> stances = new ArrayList<>();
    List<String> addresses;
    String title = "Dominion";
    String id;
    boolean idConfigured;
    long storedIncarnation;
    List<ExchangeMessage> storedSnapshot = List.of();
    List<AdvertisedService> services = List.of();
    private int port = 9000;
    private @Nullable Membership machine;
    private Stance stance = Stance.QUIET;
    ProtocolRange protocol = ProtocolRange.OURS;
    boolean deafToEntries;
    private boolean powered = true;
    private long pausedUntil = Long.MIN_VALUE;
    private int run;
    private long wakeAt;
    private long lastToken;
    private final Map<Long, TestStream> streams = new HashMap<>();
    private long lastOffered;

    Host(World world, String name, String address) {
        this.world = world;
        this.name = name;
        this.id = "id-" + name;
        this.addresses = List.of(address);
    }

    String name() {
        return name;
    }

    Host at(String address, int newPort) {
        addresses = List.of(address);
        port = newPort;
        return this;
    }

    Endpoint endpoint() {
        return new Endpoint(addresses, port);
    }

    boolean hasAddress(String address) {
        return addresses.contains(address);
    }

    boolean isRunning() {
        return machine != null;
    }

    boolean isPowered() {
        return powered;
    }

    Stance stance() {
        return stance;
    }

    Membership machine() {
        if (machine == null) {
            throw new AssertionError(name + " does not run");
        }
        return machine;
    }

    Host start() {
        end();
        stance = Stance.QUIET;
        waiting.clear();
        MembershipSettings settings = new MembershipSettings(
                title, id, idConfigured, world.random.nextLong(), storedIncarnation, world.pacing);
        machine = new Membership(settings, identity(), this::sealed, new java.util.Random(world.random.nextLong()));
        step(new Input.Started(Remembered.from(storedSnapshot, id)));
        return this;
    }

    /** The process dies; the machine refuses connections. */
    void kill() {
        List<TestStream> broken = List.copyOf(streams.values());
        end();
        broken.forEach(stream -> stream.broke(this));
    }

    /** The machine loses power; nothing answers. */
    void unplug() {
        end();
        powered = false;
    }

    private void end() {
        run++;
        machine = null;
        streams.clear();
    }

    int run() {
        return run;
    }

    /** Another domain opens a stream; returns its number here. */
    long offer(TestStream stream, Handshake greeting, String from) {
        lastOffered--;
        long streamId = lastOffered;
        streams.put(streamId, stream);
        step(new Input.StreamOffered(streamId, greeting, from));
        return streamId;
    }

    void streamTold(long streamId, Input input) {
        if (streams.containsKey(streamId)) {
            if (input instanceof Input.StreamEnded) {
                streams.remove(streamId);
            }
            step(input);
        }
    }

    private void carry(StreamOrder order) {
        if (protocol.highest() < ProtocolRange.STREAMS) {
            return; // an older one knows of none
        }
        if (order instanceof StreamOrder.Open open) {
            TestStream stream = new TestStream(world, this, run, open.streamId());
            streams.put(open.streamId(), stream);
            stream.travel(open.target(), open.greeting());
            return;
        }
        TestStream stream = streams.get(order.streamId());
        if (stream != null) {
            stream.carry(this, order);
        }
        if (order instanceof StreamOrder.End) {
            streams.remove(order.streamId());
        }
    }

    LocalIdentity identity() {
        return new LocalIdentity(name, endpoint(), "1.0.0", Set.of(), services);
    }

    void identityChanged() {
        step(new Input.IdentityChanged(identity()));
    }

    static OwnerRecord seal(
            org.homedomain.api.peer.Identity identity,
            org.homedomain.spi.exchange.Stamp stamp,
            org.homedomain.spi.exchange.Intention intention,
            Duration sleep) {
        Octets bytes = Octets.copyOf((identity + " " + stamp + intention).getBytes(StandardCharsets.UTF_8));
        return new OwnerRecord(identity, stamp, intention, sleep, ProtocolRange.OURS, bytes);
    }

    private OwnerRecord sealed(
            org.homedomain.api.peer.Identity identity,
            org.homedomain.spi.exchange.Stamp stamp,
            org.homedomain.spi.exchange.Intention intention,
            Duration sleep) {
        OwnerRecord owned = seal(identity, stamp, intention, sleep);
        return new OwnerRecord(identity, stamp, intention, sleep, protocol, owned.encoded());
    }

    /** Keys of the replicated entries. */
    List<String> entries() {
        return machine().snapshot().stream()
                .flatMap(message -> message.dominion().stream())
                .flatMap(part -> part.entries().stream())
                .map(DominionEntry::key)
                .toList();
    }

    /** Somebody opens a stream; why it is refused. */
    FailureReason offered(Handshake greeting) {
        Output output = machine().step(new Input.StreamOffered(-1_000, greeting, "10.0.0.99"), world.now());
        execute(output);
        return output.streams().stream()
                .filter(StreamOrder.End.class::isInstance)
                .map(order -> ((StreamOrder.End) order).reason())
                .findFirst()
                .orElseThrow();
    }

    DominionView view() {
        return machine().view();
    }

    List<String> aliveNames() {
        return view().all()
                .filter(peer -> peer.status() == PeerStatus.ALIVE)
                .map(Peer::name)
                .sorted()
                .toList();
    }

    PeerStatus statusOf(Host other) {
        return peer(other).status();
    }

    Peer peer(Host other) {
        return view().find(other.id).orElseThrow(() -> new AssertionError(name + " does not know " + other.name));
    }

    boolean sees(Host other, PeerStatus status) {
        return view().find(other.id).filter(peer -> peer.status() == status).isPresent();
    }

    long eventCount(PeerEvent.Kind kind) {
        return events.stream().filter(event -> event.kind() == kind).count();
    }

    void sight(Host other) {
        step(new Input.Sighted(Optional.of(other.id), other.endpoint(), "test"));
    }

    void ask(Input input) {
        step(input);
    }

    /** Somebody sends this domain a message; the answer comes back later. */
    void receive(ExchangeMessage message, String from, Consumer<Answer> answer) {
        lastToken++;
        waiting.put(lastToken, answer);
        step(new Input.ExchangeReceived(lastToken, heard(message), from));
    }

    private ExchangeMessage heard(ExchangeMessage message) {
        return deafToEntries
                ? new ExchangeMessage(
                        message.sender(),
                        message.known(),
                        message.dominion()
                                .map(part -> new DominionPart(
                                        part.handshake(),
                                        part.records(),
                                        part.originals(),
                                        part.verdicts(),
                                        List.of())))
                : message;
    }

    /** The process stands still; what comes meanwhile is handled afterwards, in order. */
    void pause(Duration duration) {
        pausedUntil = world.now() + duration.toNanos();
    }

    private void step(Input input) {
        if (world.now() < pausedUntil) {
            int expectedRun = run;
            world.later(Duration.ofNanos(pausedUntil - world.now()), () -> {
                if (run == expectedRun) {
                    step(input);
                }
            });
            return;
        }
        execute(machine().step(input, world.now()));
    }

    private void execute(Output output) {
        output.persistence().incarnation().ifPresent(value -> storedIncarnation = value);
        if (output.persistence().snapshot()) {
            storedSnapshot = machine().snapshot();
        }
        events.addAll(output.news().events());
        notices.addAll(output.news().notices());
        output.sends().forEach(this::send);
        output.streams().forEach(this::carry);
        output.answers().forEach(this::answer);
        if (output.persistence().renewId()) {
            id = id + "-new";
            storedIncarnation = 0;
            start();
            return;
        }
        assume(output.stance());
        wake(output.wakeAtNanos());
    }

    private void wake(long at) {
        wakeAt = at;
        if (at == Courier.NEVER) {
            return;
        }
        int expectedRun = run;
        world.later(Duration.ofNanos(Math.max(0, at - world.now())), () -> {
            if (run == expectedRun && wakeAt == at) {
                step(new Input.TimeDue());
            }
        });
    }

    private void answer(Answer answer) {
        answers.add(answer);
        Consumer<Answer> asker = waiting.remove(answer.token());
        if (asker != null) {
            asker.accept(answer);
        }
    }

    private void assume(Stance newer) {
        if (newer == stance) {
            return;
        }
        stance = newer;
        stances.add(newer);
        if (newer == Stance.LONELY) {
            callOut(run);
        }
    }

    /** Multicast: asks and announces, again each second while lonely. */
    private void callOut(int expectedRun) {
        if (run != expectedRun || stance != Stance.LONELY || !world.multicast) {
            return;
        }
        Endpoint self = endpoint();
        for (Host other : world.hosts()) {
            if (other == this || !other.isRunning() || world.isCut(name, other.name)) {
                continue;
            }
            world.later(world.multicastHop(), () -> {
                if (other.isRunning()) {
                    other.step(new Input.Sighted(Optional.of(id), self, "multicast"));
                    if (other.stance != Stance.QUIET && isRunning() && run == expectedRun) {
                        step(new Input.Sighted(Optional.of(other.id), other.endpoint(), "multicast"));
                    }
                }
            });
        }
        world.later(Duration.ofSeconds(1), () -> callOut(expectedRun));
    }

    private void send(Send send) {
        world.exchanges++;
        new Wire(world, this, run, send).travel();
    }

    boolean isRun(int number) {
        return machine != null && run == number;
    }

    void replied(long exchangeId, ExchangeMessage message, String address) {
        step(new Input.ReplyReceived(exchangeId, heard(message), address));
    }

    void failed(long exchangeId, FailureReason reason, String sentence) {
        step(new Input.ExchangeFailed(exchangeId, reason, sentence));
    }
}
