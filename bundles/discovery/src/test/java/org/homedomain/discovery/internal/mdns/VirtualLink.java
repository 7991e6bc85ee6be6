// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import org.homedomain.discovery.internal.mdns.Step.Input;
import org.homedomain.spi.discovery.Announcement;
import org.homedomain.spi.discovery.Posture;
import org.homedomain.spi.discovery.Sighting;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;

/** Machines on one multicast link under virtual time; packets go through the codec and take a millisecond. */
final class VirtualLink {

    static final Lane LANE = new Lane("eth0", false);
    private static final long TRAVEL = Duration.ofMillis(1).toNanos();

    /** Near the end of the range: a monotonic clock may have any origin. */
    private long now = Long.MAX_VALUE - Duration.ofSeconds(5).toNanos();

    private final long start = now;
    private final Random random;
    private final double loss;
    private final List<Host> hosts = new ArrayList<>();
    private final PriorityQueue<Packet> packets = new PriorityQueue<>(
            Comparator.<Packet>comparingLong(packet -> packet.at - start).thenComparingInt(packet -> packet.number));
    private int packetCount;

    VirtualLink(long seed, double loss) {
        this.random = new Random(seed);
        this.loss = loss;
    }

    Host host(String id) {
        return host(new Announcement("Test", id, id, "1.0.0", 9000 + hosts.size()), address(hosts.size() + 1));
    }

    Host host(Announcement self, InetAddress address) {
        Host host = new Host(self, address);
        hosts.add(host);
        host.perform(new Input.Lanes(Map.of(LANE, List.of(address)), List.of(LANE)));
        return host;
    }

    static InetAddress address(int number) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, (byte) (number / 250), (byte) (number % 250 + 1)});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** From each to the next. */
    static List<Duration> gaps(List<Duration> times) {
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            gaps.add(times.get(i).minus(times.get(i - 1)));
        }
        return gaps;
    }

    Duration time() {
        return Duration.ofNanos(now - start);
    }

    void runFor(Duration duration) {
        long end = now + duration.toNanos();
        while (true) {
            long next = nextEvent();
            if (next - end > 0) {
                now = end;
                return;
            }
            now = next;
            deliverDue();
            hosts.forEach(host -> host.perform(new Input.Tick()));
        }
    }

    private long nextEvent() {
        long next = now + Duration.ofHours(1).toNanos();
        for (Host host : hosts) {
            long due =
                    now + host.machine.untilNext(now).orElse(Duration.ofHours(1).toNanos());
            next = due - next < 0 ? due : next;
        }
        Packet first = packets.peek();
        return first != null && first.at - next < 0 ? first.at : next;
    }

    private void deliverDue() {
        for (Packet first = packets.peek(); first != null && first.at - now <= 0; first = packets.peek()) {
            packets.poll();
            hear(first);
        }
    }

    private void hear(Packet packet) {
        for (Host host : List.copyOf(hosts)) {
            boolean own = packet.from.equals(host.endpoint());
            boolean addressed = packet.to.map(to -> to.equals(host.endpoint())).orElse(true);
            if (addressed && (own || random.nextDouble() >= loss)) {
                Packets.decode(packet.octets.duplicate())
                        .ifPresent(message -> host.perform(new Input.Received(LANE, packet.from, true, message)));
            }
        }
    }

    /** Puts a packet on the link. */
    void inject(Message message, InetSocketAddress from) {
        packets.add(new Packet(now + TRAVEL, packetCount++, from, Optional.empty(), ByteBuffer.wrap(message.toWire())));
    }

    private record Packet(
            long at, int number, InetSocketAddress from, Optional<InetSocketAddress> to, ByteBuffer octets) {}

    /** What a host sent. */
    record Sent(Duration at, Optional<InetSocketAddress> to, Message message) {

        boolean isQuestion() {
            return message.getSection(Section.QUESTION).size() == 1
                    && !message.getHeader().getFlag(org.xbill.DNS.Flags.QR);
        }

        boolean isGoodbye() {
            return !isQuestion() && message.getSection(Section.ANSWER).get(0).getTTL() == 0;
        }

        boolean isTelling() {
            return !isQuestion() && !isGoodbye();
        }
    }

    /** One domain. */
    final class Host {

        final DropCounts drops = new DropCounts();
        final List<Sent> sent = new ArrayList<>();
        final List<Sighting> sightings = new ArrayList<>();
        private final MdnsMachine machine;
        private final InetAddress address;
        private Optional<Duration> firstSighting = Optional.empty();

        private Host(Announcement self, InetAddress address) {
            this.machine = new MdnsMachine(self, new Random(random.nextLong()), drops);
            this.address = address;
        }

        InetSocketAddress endpoint() {
            return new InetSocketAddress(address, MdnsMachine.PORT);
        }

        void assume(Posture posture) {
            perform(new Input.Assume(posture));
        }

        void perform(Input input) {
            Step step = machine.step(input, now);
            for (Step.Sending sending : step.sendings()) {
                sent.add(new Sent(time(), sending.to(), sending.message()));
                packets.add(new Packet(
                        now + TRAVEL,
                        packetCount++,
                        endpoint(),
                        sending.to(),
                        ByteBuffer.wrap(sending.message().toWire())));
            }
            if (!step.sightings().isEmpty() && firstSighting.isEmpty()) {
                firstSighting = Optional.of(time());
            }
            sightings.addAll(step.sightings());
        }

        Duration firstSighting() {
            return firstSighting.orElse(Duration.ofDays(1));
        }

        boolean sighted(String id) {
            return sightings.stream().anyMatch(each -> each.id().orElse("").equals(id));
        }

        List<Duration> timesOf(java.util.function.Predicate<Sent> condition) {
            return sent.stream().filter(condition).map(Sent::at).toList();
        }
    }
}
