// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.ObjIntConsumer;
import org.homedomain.api.peer.DominionView;
import org.homedomain.membership.Answer;
import org.homedomain.membership.FailureReason;
import org.homedomain.membership.Input;
import org.homedomain.membership.Membership;
import org.homedomain.membership.Output;
import org.homedomain.membership.Send;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.Handshake;
import org.jspecify.annotations.Nullable;

/** One run of a domain: a process on a {@link Host} with the membership of production in it. */
public final class Domain implements Speaker {

    /** As the server of production: more calls at once are refused. */
    private static final int MAX_WAITING_CALLS = 256;

    /** As the registry of production: what waited longer in its queue is refused unread. */
    private static final long MESSAGE_KEEPS = 2_000_000_000L;

    private static final long SNAPSHOT_DELAY = 1_000_000_000L;

    private final World world;
    private final Host host;
    private final Membership machine;
    private final Voice voice;
    private final Line.Book lines;
    private final Deque<Runnable> inbox = new ArrayDeque<>();
    private final Deque<Runnable> overdue = new ArrayDeque<>();
    private final Map<Long, ObjIntConsumer<Answer>> waiting = new HashMap<>();
    private final Map<Socket, Connection> pool = new LinkedHashMap<>();
    private final Set<Connection> connections = new LinkedHashSet<>();
    private Timeline.@Nullable Task alarm;
    private long alarmAt;
    private @Nullable DominionView view;
    private Timeline.@Nullable Task catchingUp;
    private boolean snapshotDue;
    private boolean running = true;
    private long busyUntil;
    private long lastToken;
    private int waitingCalls;

    Domain(World world, Host host, Membership machine) {
        this.world = world;
        this.host = host;
        this.machine = machine;
        this.voice = new Voice(world, this);
        this.lines = new Line.Book(world, this);
    }

    /** Where it runs. */
    public Host host() {
        return host;
    }

    /** Its membership. */
    public Membership machine() {
        return machine;
    }

    /** Whether the process is there. */
    public boolean isRunning() {
        return running;
    }

    Voice voice() {
        return voice;
    }

    /** Something happened to it. */
    public void post(Input input) {
        hear(() -> step(input));
    }

    /** Work for the process: done now, or in order when it is able to. */
    void hear(Runnable work) {
        enqueue(work, inbox);
    }

    /** As {@link #hear}, for what its own clock asked for. */
    void overdue(Runnable work) {
        enqueue(work, overdue);
    }

    private void enqueue(Runnable work, Deque<Runnable> queue) {
        if (!running) {
            return;
        }
        if (inbox.isEmpty() && overdue.isEmpty() && ableAt() <= world.now()) {
            work.run();
        } else {
            queue.add(work);
            catchUpLater();
        }
    }

    private long ableAt() {
        return Math.max(busyUntil, host.pausedUntil());
    }

    private void catchUpLater() {
        if (catchingUp == null) {
            catchingUp = world.timeline().at(ableAt(), this::catchUp);
        }
    }

    /** A standstill ended before its time. */
    void resumed() {
        if (catchingUp != null) {
            catchingUp.cancel();
            catchingUp = null;
            catchUpLater();
        }
    }

    /** After a standstill timers and messages are there at once: which comes first is chance. */
    private void catchUp() {
        catchingUp = null;
        boolean timersFirst = world.random().nextBoolean();
        while (running && ableAt() <= world.now()) {
            Deque<Runnable> first = timersFirst ? overdue : inbox;
            Deque<Runnable> second = timersFirst ? inbox : overdue;
            Runnable work = first.isEmpty() ? second.poll() : first.poll();
            if (work == null) {
                return;
            }
            work.run();
        }
        if (running && !(inbox.isEmpty() && overdue.isEmpty())) {
            catchUpLater();
        }
    }

    private void step(Input input) {
        if (!running) {
            return;
        }
        Output output = machine.step(input, host.clock(world.now()));
        view = output.news().viewChanged() ? null : view;
        busyUntil = world.now() + host.slowness();
        world.trace().step(world.now(), host.number(), kind(input), weight(output));
        wake(output.wakeAtNanos());
        output.persistence().incarnation().ifPresent(host.disk()::incarnation);
        if (output.persistence().snapshot()) {
            keepSnapshotSoon();
        }
        output.sends().forEach(this::send);
        output.streams().forEach(lines::carryOut);
        output.answers().forEach(this::answer);
        world.witness().stepped(this, output);
        if (output.persistence().renewId()) {
            host.renewId(machine.snapshot());
            return;
        }
        voice.assume(output.stance());
    }

    private static int kind(Input input) {
        return input.getClass().getSimpleName().hashCode() & 0xff;
    }

    private static long weight(Output output) {
        return output.sends().size()
                + 31L * output.answers().size()
                + 961L * output.news().events().size()
                + output.wakeAtNanos();
    }

    private void wake(long at) {
        if (alarm != null && alarm.isWaiting() && at == alarmAt) {
            return;
        }
        alarmAt = at;
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
        if (at != Long.MAX_VALUE) {
            alarm = world.timeline().at(host.worldTime(at), () -> overdue(() -> step(new Input.TimeDue())));
        }
    }

    private void keepSnapshotSoon() {
        if (!snapshotDue) {
            snapshotDue = true;
            world.timeline().later(SNAPSHOT_DELAY, () -> {
                snapshotDue = false;
                if (running) {
                    List<ExchangeMessage> snapshot = machine.snapshot();
                    host.disk().snapshot(snapshot);
                    world.witness().kept(this, snapshot);
                }
            });
        }
    }

    private void send(Send send) {
        int size = size(send.message());
        world.witness().said(this, send.message(), size);
        new Call(world, this, send, size).start();
    }

    private void answer(Answer answer) {
        int size = 0;
        if (answer instanceof Answer.Reply reply) {
            size = size(reply.message());
            world.witness().said(this, reply.message(), size);
        }
        ObjIntConsumer<Answer> asker = waiting.remove(answer.token());
        if (asker != null) {
            asker.accept(answer, size);
        }
    }

    private int size(ExchangeMessage message) {
        int size = world.codec().encode(message).size();
        host.sent(size);
        return size;
    }

    /** Asks it something with a token of its own. */
    public void ask(LongFunction<Input> question, ObjIntConsumer<Answer> answer) {
        hear(() -> {
            lastToken++;
            waiting.put(lastToken, answer);
            step(question.apply(lastToken));
        });
    }

    @Override
    public void receive(ExchangeMessage message, String remoteAddress, ObjIntConsumer<Answer> answer) {
        if (waitingCalls >= MAX_WAITING_CALLS) {
            answer.accept(new Answer.Refusal(0, FailureReason.SILENT, "Too many messages wait already."), 0);
            return;
        }
        waitingCalls++;
        long arrived = world.now();
        hear(() -> {
            waitingCalls--;
            // While the process stood still nothing had read it.
            if (world.now() - Math.max(arrived, host.pausedUntil()) > MESSAGE_KEEPS) {
                answer.accept(new Answer.Refusal(0, FailureReason.SILENT, "This domain is slow now."), 0);
                return;
            }
            lastToken++;
            waiting.put(lastToken, answer);
            step(new Input.ExchangeReceived(lastToken, message, remoteAddress));
        });
    }

    @Override
    public Line offered(Line opener, Handshake greeting) {
        return opener.takenBy(lines, greeting);
    }

    /** So many streams are open or being opened. */
    public int openStreams() {
        return lines.size();
    }

    void replied(Send send, ExchangeMessage message, String address) {
        step(new Input.ReplyReceived(send.exchangeId(), message, address));
    }

    void failed(Send send, FailureReason reason) {
        if (!isKnown(send)) {
            for (String address : send.target().addresses()) {
                Connection useless = pool.get(new Socket(address, send.target().port()));
                if (useless != null) {
                    giveUp(useless);
                }
            }
        }
        step(new Input.ExchangeFailed(send.exchangeId(), reason, reason.name()));
    }

    private boolean isKnown(Send send) {
        List<String> addresses = send.target().addresses();
        DominionView published = view;
        if (published == null) {
            published = machine.view();
            view = published;
        }
        return published.peers().stream()
                .map(peer -> peer.identity().endpoint())
                .anyMatch(endpoint -> endpoint.port() == send.target().port()
                        && endpoint.addresses().stream().anyMatch(addresses::contains));
    }

    Connection connectionTo(Socket socket) {
        Connection known = pool.get(socket);
        if (known != null && known.near().isOpen()) {
            return known;
        }
        String from = host.addresses().isEmpty() ? "" : host.addresses().get(0);
        Connection made = new Connection(world, new ConnectionEnd(host, this, from), socket);
        pool.put(socket, made);
        connections.add(made);
        made.open(world.pacing().dialTimeout().toNanos());
        return made;
    }

    /** New calls will not use it. */
    void giveUp(Connection connection) {
        pool.remove(connection.target(), connection);
        connection.retire();
    }

    @Override
    public void accepted(Connection connection) {
        connections.add(connection);
    }

    @Override
    public void released(Connection connection) {
        connections.remove(connection);
        pool.remove(connection.target(), connection);
    }

    /** The process is gone. */
    void end(boolean machineToo) {
        running = false;
        if (alarm != null) {
            alarm.cancel();
        }
        for (Connection connection : List.copyOf(connections)) {
            if (machineToo) {
                connection.machineDied(this);
            } else {
                connection.processDied(this);
            }
        }
        connections.clear();
        pool.clear();
    }
}
