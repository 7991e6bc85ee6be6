// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.io.IOException;
import java.io.PrintStream;
import java.net.NetworkInterface;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.homedomain.spi.discovery.Announcement;
import org.homedomain.spi.discovery.LocalNetwork.Link;
import org.homedomain.spi.discovery.Posture;
import org.homedomain.spi.discovery.Sighting;
import org.homedomain.spi.discovery.SightingListener;

/**
 * Measures how long domains take to see each other, for ADR 0003. No test: run it by hand, best in a network namespace,
 * with the interface's name, a number of rounds, and {@code direct} or {@code jmdns}.
 */
final class DiscoveryTimes {

    private final Link link;
    private final int rounds;
    private final PrintStream out;

    private DiscoveryTimes(Link link, int rounds, PrintStream out) {
        this.link = link;
        this.rounds = rounds;
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        NetworkInterface chosen = NetworkInterface.getByName(arguments[0]);
        Link link = new Link(chosen.getName(), Collections.list(chosen.getInetAddresses()), chosen.isLoopback());
        DiscoveryTimes times = new DiscoveryTimes(link, Integer.parseInt(arguments[1]), System.out);
        Packets.load();
        if (arguments[2].equals("jmdns")) {
            times.measure("jmdns", JmdnsSession::open);
        } else {
            times.measure("direct", DiscoveryTimes::direct);
        }
        System.exit(0); // JmDNS leaves threads that are no daemons
    }

    private void measure(String name, MdnsProvider provider) throws Exception {
        for (int gap : new int[] {0, 100, 300, 3_000}) {
            List<Double> fresh = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                fresh.add(freshPair(provider, gap));
            }
            print(name + ", fresh pair, started " + gap + " ms apart", fresh);
        }
        List<Double> newcomers = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            newcomers.add(newcomer(provider));
        }
        print(name + ", newcomer to answerable", newcomers);
    }

    /** From the second's opening until either has seen the other. */
    private double freshPair(MdnsProvider provider, int gapMillis) throws Exception {
        String title = Domains.freshTitle();
        CompletableFuture<Sighting> met = new CompletableFuture<>();
        MdnsSession first = open(provider, Domains.domain(title, "first", 1001), met);
        pause(gapMillis);
        long start = System.nanoTime();
        MdnsSession second = open(provider, Domains.domain(title, "second", 1002), met);
        return millisUntil(met, start, first, second);
    }

    /** From the newcomer's opening until it has seen the member, which has been there for six seconds. */
    private double newcomer(MdnsProvider provider) throws Exception {
        String title = Domains.freshTitle();
        MdnsSession member = provider.open(Domains.domain(title, "member", 1001), sighting -> {});
        member.follow(List.of(link));
        member.assume(Posture.ANSWERABLE);
        pause(6_000);
        CompletableFuture<Sighting> met = new CompletableFuture<>();
        long start = System.nanoTime();
        MdnsSession newcomer = open(provider, Domains.domain(title, "newcomer", 1002), met);
        return millisUntil(met, start, member, newcomer);
    }

    private MdnsSession open(MdnsProvider provider, Announcement self, CompletableFuture<Sighting> met) {
        SightingListener listener = sighting -> {
            if (!sighting.id().equals(Optional.of(self.id()))) {
                met.complete(sighting);
            }
        };
        MdnsSession session = provider.open(self, listener);
        session.follow(List.of(link));
        session.assume(Posture.LONELY);
        return session;
    }

    private static double millisUntil(CompletableFuture<Sighting> met, long start, MdnsSession... sessions)
            throws Exception {
        try {
            met.get(60, TimeUnit.SECONDS);
            return (System.nanoTime() - start) / 1e6;
        } catch (TimeoutException never) {
            return Double.POSITIVE_INFINITY;
        } finally {
            for (MdnsSession session : sessions) {
                session.close();
            }
        }
    }

    private static void pause(int millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    private void print(String what, List<Double> millis) {
        Collections.sort(millis);
        out.printf(
                "%-45s N=%d median %.0f ms, worst %.0f ms%n",
                what, millis.size(), millis.get(millis.size() / 2), millis.get(millis.size() - 1));
    }

    private static MdnsSession direct(Announcement self, SightingListener listener) {
        try {
            DropCounts drops = new DropCounts();
            Supplier<MdnsMachine> machine = () -> new MdnsMachine(self, RandomGenerator.getDefault(), drops);
            return new DirectSession(machine, listener, System::nanoTime, drops, Selector.open());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
