// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.homedomain.spi.exchange.Beat;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Verdict;
import org.homedomain.spi.transport.ExchangeFailure;
import org.homedomain.spi.transport.PeerStream;
import org.homedomain.spi.transport.StreamEvents;

/** One end of a stream within this process. */
final class LocalStream implements PeerStream {

    private final Executor delivery;
    private final AtomicBoolean over;
    private volatile StreamEvents otherEnd = new Nobody();

    private LocalStream(Executor delivery, AtomicBoolean over) {
        this.delivery = delivery;
        this.over = over;
    }

    /** Both ends of a new one. */
    static LocalStream[] pair(Executor delivery) {
        AtomicBoolean over = new AtomicBoolean();
        return new LocalStream[] {new LocalStream(delivery, over), new LocalStream(delivery, over)};
    }

    void leadsTo(StreamEvents events) {
        otherEnd = events;
    }

    @Override
    public void greet(Handshake greeting) {
        deliver(() -> otherEnd.greeted(greeting));
    }

    @Override
    public void beat(Beat beat) {
        deliver(() -> otherEnd.beat(beat));
    }

    @Override
    public void tell(Verdict verdict) {
        deliver(() -> otherEnd.told(verdict));
    }

    @Override
    public void end(ExchangeFailure why) {
        if (over.compareAndSet(false, true)) {
            delivery.execute(() -> otherEnd.ended(why));
        }
    }

    private void deliver(Runnable news) {
        if (!over.get()) {
            delivery.execute(news);
        }
    }

    private static final class Nobody implements StreamEvents {

        @Override
        public void greeted(Handshake greeting) {}

        @Override
        public void beat(Beat beat) {}

        @Override
        public void told(Verdict verdict) {}

        @Override
        public void ended(ExchangeFailure why) {}
    }
}
