// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import java.util.List;
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
public final class Domain implements Caller {

    private static final long SNAPSHOT_DELAY = 1_000_000_000L;

    private final World world;
    private final Host host;
    private final Membership machine;
    private final Edition edition;
    private final Agenda agenda;
    private final Pool pool;
    private final Voice voice;
    private final Line.Book lines;
    private final Desk desk;
    private Timeline.@Nullable Task alarm;
    private long alarmAt;
    private @Nullable DominionView view;
    private boolean snapshotDue;

    Domain(World world, Host host, Membership machine, Edition edition) {
        this.world = world;
        this.host = host;
        this.machine = machine;
        this.edition = edition;
        this.agenda = new Agenda(world, host);
        this.pool = new Pool(world, host, this);
        this.voice = new Voice(world, this);
        this.lines = new Line.Book(world, this);
        this.desk = new Desk(world, this);
    }

    /** Where it runs. */
    public Host host() {
        return host;
    }

    /** Its membership. */
    public Membership machine() {
        return machine;
    }

    /** Which version of ours it runs. */
    public Edition edition() {
        return edition;
    }

    /** Whether the process is there. */
    public boolean isRunning() {
        return agenda.isRunning();
    }

    @Override
    public Pool pool() {
        return pool;
    }

    @Override
    public Agenda agenda() {
        return agenda;
    }

    /** Something happened to it. */
    public void post(Input input) {
        agenda.hear(() -> step(input));
    }

    private void step(Input input) {
        if (!isRunning()) {
            return;
        }
        Output output = machine.step(input, host.clock().shows(world.now()));
        view = output.news().viewChanged() ? null : view;
        agenda.takesTime();
        world.trace().step(world.now(), host.number(), kind(input), weight(output));
        wake(output.wakeAtNanos());
        output.persistence().incarnation().ifPresent(host.disk()::incarnation);
        if (output.persistence().snapshot()) {
            keepSnapshotSoon();
        }
        output.sends().forEach(this::send);
        if (edition.keepsStreams()) {
            output.streams().forEach(lines::carryOut);
        }
        output.answers().forEach(desk::answer);
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
            long due = Math.max(host.clock().worldTime(at), world.now());
            alarm = world.timeline().at(due, () -> agenda.overdue(() -> step(new Input.TimeDue())));
        }
    }

    private void keepSnapshotSoon() {
        if (!snapshotDue) {
            snapshotDue = true;
            world.timeline().later(SNAPSHOT_DELAY, () -> {
                snapshotDue = false;
                if (isRunning()) {
                    List<ExchangeMessage> snapshot = machine.snapshot();
                    host.disk().snapshot(snapshot);
                    world.witness().kept(this, snapshot);
                }
            });
        }
    }

    private void send(Send send) {
        ExchangeMessage message = edition.spoken(send.message());
        int size = desk.size(message);
        new Call(world, this, new Send(send.exchangeId(), send.target(), message, send.deadline()), size).start();
    }

    /** Asks it something with a token of its own. */
    public void ask(LongFunction<Input> question, ObjIntConsumer<Answer> answer) {
        agenda.hear(() -> step(question.apply(desk.token(answer))));
    }

    @Override
    public void receive(ExchangeMessage message, String remoteAddress, ObjIntConsumer<Answer> answer) {
        desk.receive(answer, token -> new Input.ExchangeReceived(token, message, remoteAddress), this::step);
    }

    @Override
    public Line offered(Line opener, Handshake greeting) {
        return edition.keepsStreams() ? opener.takenBy(lines, greeting) : opener.refused();
    }

    /** So many streams are open or being opened. */
    public int openStreams() {
        return lines.size();
    }

    @Override
    public void replied(Send send, ExchangeMessage message, String address) {
        step(new Input.ReplyReceived(send.exchangeId(), message, address));
    }

    @Override
    public void failed(Send send, FailureReason reason) {
        if (!isKnown(send)) {
            for (String address : send.target().addresses()) {
                pool.giveUp(new Socket(address, send.target().port()));
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

    @Override
    public void accepted(Connection connection) {
        pool.accepted(connection);
    }

    @Override
    public void released(Connection connection) {
        pool.released(connection);
    }

    @Override
    public void asked() {
        voice.asked();
    }

    @Override
    public void announced(Input.Sighted sighting) {
        post(sighting);
    }

    @Override
    public void resumed() {
        agenda.resumed();
    }

    @Override
    public void end(boolean machineToo) {
        agenda.end();
        if (alarm != null) {
            alarm.cancel();
        }
        pool.end(machineToo);
    }
}
