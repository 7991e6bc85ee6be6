// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.homedomain.spi.exchange.Beat;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Verdict;
import org.homedomain.spi.transport.ExchangeFailure;
import org.homedomain.spi.transport.PeerStream;
import org.homedomain.spi.transport.StreamEvents;
import org.jspecify.annotations.Nullable;

/** Remembers what came on a stream: {@link Handshake}, {@link Beat}, {@link Verdict} or {@link ExchangeFailure}. */
final class StreamLog implements StreamEvents {

    final @Nullable PeerStream stream;
    final @Nullable Handshake greeting;
    final String remoteAddress;
    private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

    StreamLog(@Nullable PeerStream stream, @Nullable Handshake greeting, String remoteAddress) {
        this.stream = stream;
        this.greeting = greeting;
        this.remoteAddress = remoteAddress;
    }

    static StreamLog atOpener() {
        return new StreamLog(null, null, "");
    }

    /** What came next; waits for it. */
    Object next() throws InterruptedException {
        Object event = events.poll(TestDomain.BOUND.toSeconds(), TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("nothing came on the stream");
        }
        return event;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    @Override
    public void greeted(Handshake newGreeting) {
        events.add(newGreeting);
    }

    @Override
    public void beat(Beat beat) {
        events.add(beat);
    }

    @Override
    public void told(Verdict verdict) {
        events.add(verdict);
    }

    @Override
    public void ended(ExchangeFailure why) {
        events.add(why);
    }
}
