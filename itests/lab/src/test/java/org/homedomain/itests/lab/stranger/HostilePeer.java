// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.stranger;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A member of the dominion that floods, stalls, lies and replays, all at once. It takes nobody's identity: against that
 * only signatures help. Arguments: host, port, the ID of the receiver, the ID of another domain, seconds.
 */
public final class HostilePeer {

    private static final int LIARS = 32;
    private static final int BEATERS = 12;

    /** Messages answered: so many fill what there is to fill. */
    private static final int ENOUGH = 400;

    /** So many times as long as asked it goes on at most to get there. */
    private static final int LONGER = 4;

    private final String host;
    private final int port;
    private final Lies lies;
    private final long end;
    private final long latest;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong streams = new AtomicLong();
    private final AtomicLong halves = new AtomicLong();

    private HostilePeer(String host, int port, Lies lies, long seconds) {
        this.host = host;
        this.port = port;
        this.lies = lies;
        long begin = System.nanoTime();
        this.end = begin + TimeUnit.SECONDS.toNanos(seconds);
        this.latest = begin + LONGER * TimeUnit.SECONDS.toNanos(seconds);
    }

    /** Runs it. */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        Lies lies = new Lies(arguments[2], arguments[3]);
        new HostilePeer(arguments[0], Integer.parseInt(arguments[1]), lies, Long.parseLong(arguments[4])).attack();
    }

    private void attack() throws InterruptedException, IOException {
        try (RawCalls calls = new RawCalls(host, port)) {
            calls.call("ShareIdentityList", lies.introduction());
            System.out.println("introduced");
            attack(calls);
        }
    }

    private void attack(RawCalls calls) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < LIARS; number++) {
            int seed = number;
            threads.add(new Thread(() -> lie(calls, new Random(seed))));
        }
        for (int number = 0; number < BEATERS; number++) {
            threads.add(new Thread(this::beat));
        }
        threads.add(new Thread(this::stall));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.printf(
                "messages answered %d, refused %d; streams opened %d; half messages %d%n",
                answered.get(), refused.get(), streams.get(), halves.get());
        System.out.println("done");
    }

    /** On a busy machine for longer, until enough lies were heard to fill what there is to fill. */
    private boolean goesOn() {
        long now = System.nanoTime();
        return now < end || (answered.get() < ENOUGH && now < latest);
    }

    private void lie(RawCalls calls, Random random) {
        while (goesOn()) {
            try {
                calls.call("ShareIdentityList", lies.message(random));
                answered.incrementAndGet();
            } catch (StatusRuntimeException no) {
                refused.incrementAndGet();
            }
        }
    }

    /** Opens streams as fast as they are ended, and beats on each without a pause. */
    private void beat() {
        while (goesOn()) {
            try (BeatFlood flood = new BeatFlood(host, port)) {
                streams.addAndGet(flood.run(lies));
            }
        }
    }

    private void stall() {
        while (goesOn()) {
            try (HalfMessages sockets = HalfMessages.open(host, port)) {
                halves.addAndGet(sockets.hold(latest));
            } catch (IOException closed) {
                System.out.println("half messages: " + closed.getMessage());
            }
        }
    }
}
