// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.channels.Selector;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.homedomain.spi.discovery.Announcement;
import org.homedomain.spi.discovery.LocalNetwork.Link;
import org.homedomain.spi.discovery.Sighting;

/** Domains on the loopback interface, for tests with real sockets. */
final class Domains {

    private Domains() {}

    /** A title that no other test on this machine has. */
    static String freshTitle() {
        return "t" + Long.toString(System.nanoTime(), 36) + "x";
    }

    static Announcement domain(String title, String id, int port) {
        return new Announcement(title, id, "name of " + id, "0.1.0", port);
    }

    static Link loopback() throws IOException {
        NetworkInterface found = Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                .filter(Domains::isLoopback)
                .findFirst()
                .orElseThrow();
        return new Link(found.getName(), List.of(InetAddress.getLoopbackAddress()), true);
    }

    private static boolean isLoopback(NetworkInterface each) {
        try {
            return each.isLoopback();
        } catch (IOException vanished) {
            return false;
        }
    }

    /** A domain that uses the direct implementation on loopback. */
    static Observed direct(Announcement self) throws IOException {
        return direct(self, Selector.open());
    }

    static Observed direct(Announcement self, Selector selector) throws IOException {
        BlockingQueue<Sighting> sightings = new LinkedBlockingQueue<>();
        DropCounts drops = new DropCounts();
        Supplier<MdnsMachine> machine = () -> new MdnsMachine(self, RandomGenerator.getDefault(), drops);
        MdnsSession session = new DirectSession(machine, sightings::add, System::nanoTime, drops, selector);
        session.follow(List.of(loopback()));
        return new Observed(session, sightings, drops);
    }

    /** A session and what it sighted. */
    record Observed(MdnsSession session, BlockingQueue<Sighting> sightings, DropCounts drops) implements AutoCloseable {

        /** The next sighting of that ID, or empty if there is none in time. */
        Optional<Sighting> await(String id, long millis) throws InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            while (true) {
                Sighting next = sightings.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null || next.id().orElse("").equals(id)) {
                    return Optional.ofNullable(next);
                }
            }
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
