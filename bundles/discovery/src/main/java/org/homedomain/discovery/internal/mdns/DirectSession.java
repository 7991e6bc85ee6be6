// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.homedomain.discovery.internal.mdns.Step.Input;
import org.homedomain.discovery.internal.mdns.Step.Sending;
import org.homedomain.spi.discovery.LocalNetwork.Link;
import org.homedomain.spi.discovery.Posture;
import org.homedomain.spi.discovery.SightingListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Message;

/** Runs the machine on one thread, which waits for packets of all sockets, for requests and for time to pass. */
final class DirectSession implements MdnsSession, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(DirectSession.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration CLOSING = Duration.ofMillis(900);

    private final Supplier<MdnsMachine> machineMaker;
    private final SightingListener listener;
    private final LongSupplier nanos;
    private final DropCounts drops;
    private final Selector selector;
    private final LaneSockets sockets;
    private final Thread thread;
    private final Queue<Runnable> requests = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(Limits.PACKET_OCTETS + 1);
    private final Set<EchoProbe> probes = new LinkedHashSet<>();
    private @Nullable MdnsMachine machine;
    private boolean linksChanged;
    private volatile boolean closing;

    DirectSession(
            Supplier<MdnsMachine> machineMaker,
            SightingListener listener,
            LongSupplier nanos,
            DropCounts drops,
            Selector selector) {
        this.machineMaker = machineMaker;
        this.listener = listener;
        this.nanos = nanos;
        this.drops = drops;
        this.selector = selector;
        this.sockets = new LaneSockets(selector);
        this.thread = new Thread(this, "homedomain-mdns");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void assume(Posture posture) {
        request(() -> perform(new Input.Assume(posture)));
    }

    @Override
    public void follow(List<Link> links) {
        request(() -> {
            perform(new Input.Gone(sockets.withoutLink(links)));
            sockets.follow(links, nanos.getAsLong());
            linksChanged = true;
            openLanes();
        });
    }

    @Override
    public Optional<EchoProbe.Echoes> probe(Duration patience) throws InterruptedException {
        EchoProbe probe = new EchoProbe();
        request(() -> {
            probes.add(probe);
            probe.begin(sockets.working(), machine().isAudible());
            perform(new Input.Probe());
        });
        try {
            return probe.await(patience);
        } finally {
            request(() -> probes.remove(probe));
        }
    }

    @Override
    public Map<Lane, LaneSockets.LaneState> states() {
        return Map.copyOf(sockets.states());
    }

    @Override
    public String drops() {
        return drops.words();
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        if (Thread.currentThread() == thread) {
            return; // a listener closes us: the turn that called it is the last
        }
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void request(Runnable request) {
        requests.add(request);
        selector.wakeup();
    }

    @Override
    public void run() {
        try (selector) {
            while (!closing) {
                turn();
            }
            drainRequests();
            perform(new Input.Close());
        } catch (IOException failure) {
            LOG.error("discovery by mDNS ended, restart the domain: {}", failure.getMessage());
        } finally {
            sockets.closeAll();
        }
    }

    /** One failure, whatever it is, ends one turn and not discovery. */
    private void turn() throws IOException {
        try {
            selector.select(millisToWait());
            drainRequests();
            openLanes();
            selector.selectedKeys().forEach(key -> read((Lane) key.attachment()));
            selector.selectedKeys().clear();
            perform(new Input.Tick());
        } catch (RuntimeException failure) {
            drops.count(Drop.BROKEN);
            LOG.warn("a turn of discovery by mDNS failed, going on", failure);
        }
    }

    /** Made on this thread: the codec's classes take a while to load. */
    private MdnsMachine machine() {
        if (machine == null) {
            machine = machineMaker.get();
        }
        return machine;
    }

    private void openLanes() {
        Input.Lanes lanes = sockets.open(nanos.getAsLong(), linksChanged);
        linksChanged = false;
        if (lanes != null) {
            perform(lanes);
        }
    }

    private void drainRequests() {
        for (Runnable request = requests.poll(); request != null; request = requests.poll()) {
            request.run();
        }
    }

    /** At least 1: 0 would wait for ever. */
    private long millisToWait() {
        long now = nanos.getAsLong();
        OptionalLong next = LongStream.concat(machine().untilNext(now).stream(), sockets.untilNext(now).stream())
                .min();
        long wait = Math.min(next.orElse(LONGEST_WAIT.toNanos()), LONGEST_WAIT.toNanos());
        return TimeUnit.NANOSECONDS.toMillis(wait) + 1;
    }

    private void read(Lane lane) {
        LaneSocket socket = sockets.socket(lane);
        try {
            for (int i = 0; socket != null && i < Limits.PACKETS_PER_TURN; i++) {
                buffer.clear();
                InetSocketAddress sender = socket.receive(buffer);
                if (sender == null) {
                    return;
                }
                buffer.flip();
                received(lane, socket, sender);
            }
        } catch (IOException failure) {
            sockets.deaf(lane, failure, nanos.getAsLong());
            linksChanged = true;
        }
    }

    private void received(Lane lane, LaneSocket socket, InetSocketAddress sender) {
        sockets.counters(lane).in.incrementAndGet();
        Optional<Message> message = Packets.decode(buffer);
        if (message.isEmpty()) {
            drops.count(Drop.MALFORMED);
        } else if (!socket.accepts(sender.getAddress())) {
            drops.count(Drop.OFF_LINK);
        } else {
            recognise(message.get(), lane, sender);
            boolean onLink = socket.isOnLink(sender.getAddress());
            perform(new Input.Received(lane, sender, onLink, message.get()));
        }
    }

    private void recognise(Message message, Lane lane, InetSocketAddress sender) {
        Messages own = machine().messages();
        boolean question = own.isOwnQuestion(message);
        boolean announcement = own.isOwnAnnouncement(message);
        if ((!question && !announcement) || !LaneSocket.isOfThisMachine(sender.getAddress())) {
            return;
        }
        sockets.counters(lane).echoes.incrementAndGet();
        if (own.isQuestionForSelf(message)) {
            probes.forEach(probe -> probe.questionCameBack(lane));
        } else if (announcement) {
            probes.forEach(probe -> probe.announcementCameBack(lane));
        }
    }

    private void perform(Input input) {
        Step step = machine().step(input, nanos.getAsLong());
        step.sendings().forEach(this::send);
        step.sightings().forEach(listener::sighted);
    }

    private void send(Sending sending) {
        LaneSocket socket = sockets.socket(sending.lane());
        if (socket == null) {
            return;
        }
        byte[] packet = sending.message().toWire();
        if (sending.to().isPresent()) {
            answerOne(socket, sending.lane(), packet, sending.to().get());
            return;
        }
        try {
            socket.multicast(packet);
            sockets.sent(sending.lane());
        } catch (IOException failure) {
            sockets.mute(sending.lane(), failure, nanos.getAsLong());
        }
    }

    /** That one asker cannot be reached says nothing about the lane. */
    private void answerOne(LaneSocket socket, Lane lane, byte[] packet, InetSocketAddress asker) {
        try {
            socket.send(packet, asker);
            sockets.answered(lane);
        } catch (IOException failure) {
            LOG.debug("answering {} on {} failed: {}", asker, lane, failure.getMessage());
        }
    }
}
