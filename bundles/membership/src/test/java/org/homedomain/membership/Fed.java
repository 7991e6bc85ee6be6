// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.ExchangeMessage.DominionPart;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Intention;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.ProtocolRange;
import org.homedomain.spi.exchange.Stamp;
import org.homedomain.spi.exchange.Verdict;

/** One membership that is fed by hand, input after input; nobody answers it but the test. */
final class Fed {

    static final String OWN_ID = "id-fed";

    final Membership machine;
    final List<StreamOrder> streamOrders = new ArrayList<>();
    private long now;
    private long wakeAt;
    private long lastToken;

    Fed(long storedIncarnation) {
        MembershipSettings settings =
                new MembershipSettings("Dominion", OWN_ID, false, 77, storedIncarnation, Pacing.DEFAULT);
        LocalIdentity local = new LocalIdentity("fed", Endpoint.of("10.0.0.1", 9000), "1.0.0", Set.of(), List.of());
        machine = new Membership(settings, local, Host::seal, new Random(5));
    }

    Output start() {
        return step(new Input.Started(Remembered.NOTHING));
    }

    Output step(Input input) {
        Output output = machine.step(input, now);
        wakeAt = output.wakeAtNanos();
        streamOrders.addAll(output.streams());
        return output;
    }

    /** Time passes; the membership is woken when it asked for, once at least. Returns the last output with a call. */
    Optional<Send> waitForCall(Duration bound) {
        long until = now + bound.toNanos();
        Output output = step(new Input.TimeDue());
        while (output.sends().isEmpty() && output.wakeAtNanos() <= until) {
            now = Math.max(now, output.wakeAtNanos());
            output = step(new Input.TimeDue());
        }
        return output.sends().stream().findFirst();
    }

    /** Time passes; the membership is woken whenever it asked for, and at the end. Returns what it sent meanwhile. */
    List<Send> pass(Duration duration) {
        List<Send> sent = new ArrayList<>();
        pass(duration, sent::add);
        return sent;
    }

    /**
     * The same.
     *
     * @param reply is given each call in the moment it is sent
     */
    void pass(Duration duration, Consumer<Send> reply) {
        long until = now + duration.toNanos();
        step(new Input.TimeDue()).sends().forEach(reply);
        while (wakeAt <= until) {
            now = Math.max(now, wakeAt);
            step(new Input.TimeDue()).sends().forEach(reply);
        }
        now = until;
        step(new Input.TimeDue()).sends().forEach(reply);
    }

    long now() {
        return now;
    }

    /** A peer says something. */
    Output hear(String senderId, List<OwnerRecord> records, List<Verdict> verdicts) {
        lastToken++;
        Handshake handshake = new Handshake("Dominion", senderId, 1, Optional.of(OWN_ID), ProtocolRange.OURS);
        DominionPart part = new DominionPart(handshake, records, List.of(), verdicts, List.of());
        ExchangeMessage message = new ExchangeMessage(Optional.empty(), List.of(), Optional.of(part));
        return step(new Input.ExchangeReceived(lastToken, message, "10.0.0.2"));
    }

    /** A peer answers a call, at the first address that was called. */
    Output answer(Send send, String senderId, List<OwnerRecord> records, List<Verdict> verdicts) {
        return answer(send.target().addresses().get(0), send, senderId, records, verdicts);
    }

    /** A peer answers a call at that address, with nothing to tell. */
    Output answeredAt(String address, Send send, String senderId) {
        return answer(address, send, senderId, List.of(), List.of());
    }

    private Output answer(
            String address, Send send, String senderId, List<OwnerRecord> records, List<Verdict> verdicts) {
        Handshake handshake = new Handshake("Dominion", senderId, 1, Optional.of(OWN_ID), ProtocolRange.OURS);
        DominionPart part = new DominionPart(handshake, records, List.of(), verdicts, List.of());
        return step(new Input.ReplyReceived(
                send.exchangeId(), new ExchangeMessage(Optional.empty(), List.of(), Optional.of(part)), address));
    }

    /** Time passes and nobody is woken: the process stands still. */
    void standStill(Duration duration) {
        now += duration.toNanos();
    }

    /** A call gets no answer. */
    Output fail(Send send) {
        return step(new Input.ExchangeFailed(send.exchangeId(), FailureReason.SILENT, "No answer."));
    }

    /** Nobody takes calls there. */
    Output refuse(Send send) {
        return step(new Input.ExchangeFailed(send.exchangeId(), FailureReason.REFUSED, "Refused."));
    }

    /** Whom a call is meant for. */
    static String target(Send send) {
        return send.message().dominion().orElseThrow().handshake().expectedId().orElse("");
    }

    static OwnerRecord record(String id, long incarnation, long version) {
        Identity identity = new Identity(id, id, Endpoint.of("10.0.0.2", 9000), "1.0.0", Set.of(), List.of());
        return Host.seal(identity, new Stamp(incarnation, version, 1), Intention.ACTIVE, Duration.ZERO);
    }

    static OptionalLong incarnation(Output output) {
        return output.persistence().incarnation();
    }
}
