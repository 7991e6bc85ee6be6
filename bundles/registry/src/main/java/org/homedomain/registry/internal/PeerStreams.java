// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.homedomain.membership.FailureReason;
import org.homedomain.membership.Input;
import org.homedomain.membership.StreamOrder;
import org.homedomain.spi.exchange.Beat;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Verdict;
import org.homedomain.spi.transport.ExchangeFailure;
import org.homedomain.spi.transport.PeerStream;
import org.homedomain.spi.transport.PeerTransport;
import org.homedomain.spi.transport.StreamEvents;

/** The open streams by the numbers that membership knows them by; used on the loop only. */
final class PeerStreams {

    private final PeerTransport transport;
    private final SerialLoop loop;
    private final Gate messages;
    private final Consumer<Input> membership;
    private final LongSupplier nanos;
    private final Map<Long, PeerStream> open = new HashMap<>();
    private long lastOffered;

    /**
     * @param loop on which everything comes in
     * @param messages lets in what peers say, unless too much waits already
     * @param membership takes what happens, on the loop
     * @param nanos a monotonic clock
     */
    PeerStreams(
            PeerTransport transport, SerialLoop loop, Gate messages, Consumer<Input> membership, LongSupplier nanos) {
        this.transport = transport;
        this.loop = loop;
        this.messages = messages;
        this.membership = membership;
        this.nanos = nanos;
    }

    void carryOut(StreamOrder order) {
        if (order instanceof StreamOrder.Open opening) {
            Line line = new Line(opening.streamId());
            open.put(opening.streamId(), transport.open(opening.target(), opening.greeting(), line));
            return;
        }
        PeerStream stream = open.get(order.streamId());
        if (stream == null) {
            return; // it has ended; membership learns of it next
        }
        if (order instanceof StreamOrder.Greet greet) {
            stream.greet(greet.greeting());
        } else if (order instanceof StreamOrder.Say say) {
            stream.beat(say.beat());
        } else if (order instanceof StreamOrder.Tell tell) {
            stream.tell(tell.verdict());
        } else if (order instanceof StreamOrder.End end) {
            open.remove(order.streamId());
            stream.end(new ExchangeFailure(
                    ExchangeFailure.Reason.valueOf(end.reason().name()), end.sentence()));
        }
    }

    /** A peer opens one; from any thread. */
    StreamEvents offered(PeerStream stream, Handshake greeting, String remoteAddress) {
        Line line = new Line(0);
        boolean passed = messages.pass(loop, () -> {
            lastOffered--;
            line.streamId = lastOffered;
            open.put(line.streamId, stream);
            membership.accept(new Input.StreamOffered(line.streamId, greeting, remoteAddress));
        });
        if (!passed) {
            stream.end(new ExchangeFailure(
                    ExchangeFailure.Reason.SILENT, "Too many messages wait already; try again later."));
        }
        return line;
    }

    /** Ends all: nobody is told. */
    void endAll(String sentence) {
        open.values().forEach(stream -> stream.end(new ExchangeFailure(ExchangeFailure.Reason.SILENT, sentence)));
        open.clear();
    }

    int size() {
        return open.size();
    }

    /** What comes on one stream; called on threads of the transport. */
    private final class Line implements StreamEvents {

        /** 0 until it is known, which is before anything comes from the loop's point of view. */
        private long streamId;

        Line(long streamId) {
            this.streamId = streamId;
        }

        @Override
        public void greeted(Handshake greeting) {
            loop.post(() -> take(new Input.StreamGreeted(streamId, greeting)));
        }

        @Override
        public void beat(Beat beat) {
            messages.pass(loop, () -> take(new Input.BeatReceived(streamId, beat)));
        }

        @Override
        public void told(Verdict verdict) {
            long arrived = nanos.getAsLong();
            messages.pass(loop, () -> {
                if (nanos.getAsLong() - arrived <= Registry.MESSAGE_KEEPS.toNanos()) { // M12.4
                    take(new Input.VerdictReceived(streamId, verdict));
                }
            });
        }

        @Override
        public void ended(ExchangeFailure why) {
            FailureReason reason = FailureReason.valueOf(why.reason().name());
            String sentence = String.valueOf(why.getMessage());
            loop.post(() -> {
                take(new Input.StreamEnded(streamId, reason, sentence));
                open.remove(streamId);
            });
        }

        private void take(Input input) {
            if (open.containsKey(streamId)) {
                membership.accept(input);
            }
        }
    }
}
