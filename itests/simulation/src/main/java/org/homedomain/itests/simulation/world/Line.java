// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import java.util.HashMap;
import java.util.Map;
import org.homedomain.itests.simulation.world.ConnectionEnd.Ending;
import org.homedomain.itests.simulation.world.ConnectionEnd.Rider;
import org.homedomain.membership.FailureReason;
import org.homedomain.membership.Input;
import org.homedomain.membership.StreamOrder;
import org.homedomain.spi.exchange.Handshake;
import org.jspecify.annotations.Nullable;

/** One end of an open stream between two domains. It shares the fate of the connection under it. */
final class Line implements Rider {

    /** All streams of one process, by their numbers. */
    static final class Book {

        private final World world;
        private final Domain domain;
        private final Map<Long, Line> lines = new HashMap<>();
        private long lastOffered;

        Book(World world, Domain domain) {
            this.world = world;
            this.domain = domain;
        }

        void carryOut(StreamOrder order) {
            if (order instanceof StreamOrder.Open open) {
                Socket socket = new Socket(
                        open.target().addresses().get(0), open.target().port());
                Line line = new Line(this, open.streamId(), domain.pool().to(socket), true);
                lines.put(open.streamId(), line);
                line.open(open.greeting());
                return;
            }
            Line line = lines.get(order.streamId());
            if (line == null) {
                return; // it has ended; the domain learns of it next
            }
            if (order instanceof StreamOrder.Greet greet) {
                line.say(id -> new Input.StreamGreeted(id, greet.greeting()), world.sizeOf(greet.greeting()));
            } else if (order instanceof StreamOrder.Say say) {
                line.say(id -> new Input.BeatReceived(id, say.beat()), world.sizeOf(say.beat()));
            } else if (order instanceof StreamOrder.Tell tell) {
                line.say(id -> new Input.VerdictReceived(id, tell.verdict()), world.sizeOf(tell.verdict()));
            } else if (order instanceof StreamOrder.End end) {
                line.end(end.reason(), end.sentence());
            }
        }

        private Line offered(Line opener, Handshake greeting) {
            lastOffered--;
            Line line = new Line(this, lastOffered, opener.connection, false);
            line.other = opener;
            lines.put(lastOffered, line);
            opener.connection.far().add(line);
            domain.post(new Input.StreamOffered(
                    lastOffered, greeting, opener.connection.near().address()));
            return line;
        }

        int size() {
            return lines.size();
        }
    }

    /** Something said, for the number that the stream has at the other end. */
    private interface Saying {
        Input heardOn(long streamId);
    }

    private final Book book;
    private final long id;
    private final Connection connection;
    private final boolean opener;
    private @Nullable Line other;
    private @Nullable Handshake toGreet;

    private Line(Book book, long id, Connection connection, boolean opener) {
        this.book = book;
        this.id = id;
        this.connection = connection;
        this.opener = opener;
    }

    private void open(Handshake greeting) {
        toGreet = greeting;
        connection.near().add(this);
        if (connection.isStanding()) {
            connected();
        }
    }

    @Override
    public void connected() {
        Handshake greeting = toGreet;
        if (greeting == null || !isThere()) {
            return;
        }
        toGreet = null;
        int segments = book.world.meter().oneWay(book.world.sizeOf(greeting));
        connection.sendUp(segments, () -> other = connection.far().speaker().offered(this, greeting));
    }

    /** The process at the accepting end knows no streams. */
    Line refused() {
        int segments = book.world.meter().oneWay(0);
        connection.sendDown(
                segments, () -> over(FailureReason.UNINTELLIGIBLE, "Method not found: this version knows no streams."));
        return this;
    }

    /** For the process at the accepting end. */
    Line takenBy(Book taker, Handshake greeting) {
        return taker.offered(this, greeting);
    }

    private void say(Saying saying, int size) {
        int segments = book.world.meter().oneWay(size);
        send(segments, () -> {
            if (other != null && other.isThere()) {
                other.book.domain.post(saying.heardOn(other.id));
            }
        });
    }

    private void end(FailureReason reason, String sentence) {
        forget();
        book.world.meter().oneWay(0);
        send(1, () -> {
            if (other != null) {
                other.over(reason, sentence);
            }
        });
    }

    private void send(int segments, Runnable arrival) {
        if (opener) {
            connection.sendUp(segments, arrival);
        } else {
            connection.sendDown(segments, arrival);
        }
    }

    @Override
    public void ended(Ending how) {
        over(how == Ending.REFUSED ? FailureReason.REFUSED : FailureReason.SILENT, how.name());
    }

    private void over(FailureReason reason, String sentence) {
        if (isThere()) {
            forget();
            book.domain.post(new Input.StreamEnded(id, reason, sentence));
        }
    }

    private boolean isThere() {
        return book.lines.get(id) == this;
    }

    private void forget() {
        book.lines.remove(id);
        if (opener) {
            connection.leave(this);
        } else {
            connection.far().remove(this);
        }
    }
}
