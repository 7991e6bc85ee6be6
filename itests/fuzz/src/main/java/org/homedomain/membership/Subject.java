// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.itests.fuzz.Check;
import org.homedomain.itests.fuzz.Choices;
import org.homedomain.rpc.internal.wire.WireCaps;
import org.homedomain.spi.exchange.Beat;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.Octets;
import org.homedomain.spi.exchange.Stamp;

/** The domain that things happen to, with what has to hold after each step. */
final class Subject {

    private static final List<Duration> PAUSES = List.of(
            Duration.ZERO,
            Duration.ofMillis(1),
            Duration.ofMillis(160),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofMinutes(16),
            Duration.ofHours(25));
    private static final List<FailureReason> REASONS = List.of(FailureReason.values());

    /** Rounds in which something is due at once: more is a loop that takes the processor for itself. */
    private static final int MAX_AT_ONCE = 20;

    /** What is kept is looked at when it is worth writing again, and each so many steps in case nobody says so. */
    private static final int STEPS_UNTIL_KEPT = 10;

    /** The last silence begins with a second and doubles so often: shorter waits than any timer, up to 18 hours. */
    private static final int LAST_PAUSES = 17;

    private static final int MAX_SENDS = 80;
    private static final int MAX_STREAMS = 2 * 5;

    private final Choices choices;
    private final Rumours rumours;
    private final Membership membership;
    private final List<Send> underWay = new ArrayList<>();
    private final List<Long> streams = new ArrayList<>();
    private final List<ExchangeMessage> heard = new ArrayList<>();
    private long now;
    private long wakeAt;
    private long token;
    private long lastOffered;
    private int steps;
    private Stamp own = new Stamp(1, 1, Rumours.OWN_BOOT);

    Subject(Choices choices) {
        this.choices = choices;
        this.rumours = new Rumours(choices);
        boolean configured = choices.yes();
        MembershipSettings settings = new MembershipSettings(
                Rumours.TITLE, Rumours.OWN, configured, Rumours.OWN_BOOT, choices.octet(), Pacing.DEFAULT);
        membership = new Membership(settings, identity(1), rumours.codec()::seal, new Random(choices.octet()));
    }

    private static LocalIdentity identity(int services) {
        List<AdvertisedService> advertised = services == 0 ? List.of() : List.of(new AdvertisedService("s", services));
        return new LocalIdentity("hallway", Endpoint.of("10.0.0.7", 9_000), "0.1.0", Set.of(), advertised);
    }

    void start() throws IOException {
        step(new Input.Started(Remembered.NOTHING));
    }

    /** One thing happens. */
    void live() throws IOException {
        pass(choices.of(PAUSES));
        switch (choices.below(14)) {
            case 0, 1, 2 -> exchange(rumours.message());
            case 3 -> replay();
            case 4, 5 -> reply();
            case 6 -> fail();
            case 7 -> offer();
            case 8 ->
                step(
                        choices.yes()
                                ? new Input.BeatReceived(stream(), new Beat(choices.octet()))
                                : new Input.VerdictReceived(stream(), rumours.verdict()));
            case 9 -> step(new Input.StreamGreeted(stream(), rumours.handshake()));
            case 10 -> endStream();
            case 11 ->
                step(new Input.Sighted(
                        choices.yes() ? Optional.of(rumours.id()) : Optional.empty(), rumours.endpoint(), "test"));
            case 12 -> step(new Input.IdentityChanged(identity(choices.below(3))));
            default -> person();
        }
    }

    /** Nothing more happens, for more than a day: everybody who said anything is silent. */
    void endsQuietly() throws IOException {
        for (int doubled = 0; doubled < LAST_PAUSES; doubled++) {
            pass(Duration.ofSeconds(1L << doubled));
            failAll();
        }
        isKept();
    }

    private void pass(Duration pause) throws IOException {
        now += pause.toNanos();
        for (int round = 0; wakeAt <= now; round++) {
            Check.that(round < MAX_AT_ONCE, "always due at once");
            step(new Input.TimeDue());
        }
    }

    private void exchange(ExchangeMessage message) throws IOException {
        heard.add(message);
        token++;
        step(new Input.ExchangeReceived(token, message, "10.0.0.9"));
    }

    private void replay() throws IOException {
        if (!heard.isEmpty()) {
            exchange(heard.get(choices.below(heard.size())));
        }
    }

    private void reply() throws IOException {
        if (!underWay.isEmpty()) {
            Send send = underWay.remove(choices.below(underWay.size()));
            ExchangeMessage message = rumours.message();
            step(new Input.ReplyReceived(
                    send.exchangeId(), message, send.target().addresses().get(0)));
        }
    }

    private void fail() throws IOException {
        if (!underWay.isEmpty()) {
            Send send = underWay.remove(choices.below(underWay.size()));
            step(new Input.ExchangeFailed(send.exchangeId(), choices.of(REASONS), "failed"));
        }
    }

    private void failAll() throws IOException {
        for (Send send : List.copyOf(underWay)) {
            underWay.remove(send);
            step(new Input.ExchangeFailed(send.exchangeId(), FailureReason.SILENT, "no answer"));
        }
    }

    private void offer() throws IOException {
        lastOffered--;
        streams.add(lastOffered);
        step(new Input.StreamOffered(lastOffered, rumours.handshake(), "10.0.0.9"));
    }

    private void endStream() throws IOException {
        long ended = stream();
        streams.remove(ended);
        step(new Input.StreamEnded(ended, choices.of(REASONS), "ended"));
    }

    private long stream() {
        return streams.isEmpty() ? 99 : choices.of(streams);
    }

    private void person() throws IOException {
        token++;
        switch (choices.below(6)) {
            case 0 -> step(new Input.LeaveAsked(token));
            case 1 -> step(new Input.SleepAsked(token, Duration.ofHours(1 + choices.below(30))));
            case 2 -> step(new Input.WakeAsked(token));
            case 3 -> step(new Input.EntryPut("key" + choices.below(4), choices.yes(), Octets.EMPTY));
            default -> step(new Input.JoinAsked(token, rumours.somewhere()));
        }
    }

    private void step(Input input) throws IOException {
        Output output = membership.step(input, now);
        wakeAt = output.wakeAtNanos();
        Check.that(output.sends().size() <= MAX_SENDS, output.sends().size() + " sends in one step");
        for (Send send : output.sends()) {
            Check.that(!send.target().addresses().isEmpty(), "a call to nowhere");
            isFine(send.message());
            underWay.add(send);
        }
        for (Answer answer : output.answers()) {
            if (answer instanceof Answer.Reply reply) {
                isFine(reply.message());
            }
        }
        for (StreamOrder order : output.streams()) {
            if (order instanceof StreamOrder.Open open) {
                streams.add(open.streamId());
            } else if (order instanceof StreamOrder.End end) {
                streams.remove(end.streamId());
            }
        }
        isBounded();
        steps++;
        if (output.persistence().renewId()) {
            own = new Stamp(WireCaps.MAX_COUNT, WireCaps.MAX_COUNT, 0);
        }
        if (output.persistence().snapshot() || steps % STEPS_UNTIL_KEPT == 0) {
            isKept();
        }
    }

    /** What goes to the disk can be read again in full. */
    private void isKept() throws IOException {
        for (ExchangeMessage kept : membership.snapshot()) {
            arrives(kept, rumours.codec().decode(rumours.codec().encode(kept)));
        }
    }

    private void isBounded() {
        Check.that(membership.openStreams() <= MAX_STREAMS, membership.openStreams() + " open streams");
        Check.that(membership.waitingDials() <= DialQueue.MAX_WAITING, membership.waitingDials() + " dials wait");
        Check.that(
                membership.view().peers().size() <= 4, membership.view().peers().size() + " peers");
    }

    /** Others understand all of it, and what this domain tells of itself never goes back. */
    private void isFine(ExchangeMessage message) throws IOException {
        Octets encoded = rumours.codec().encode(message);
        Check.that(encoded.size() <= WireCaps.MAX_MESSAGE_SIZE, "a message of " + encoded.size() + " bytes");
        arrives(message, rumours.codec().decode(encoded));
        message.dominion().stream().flatMap(part -> part.records().stream()).forEach(told -> {
            if (told.id().equals(Rumours.OWN) && told.stamp().boot() == Rumours.OWN_BOOT) {
                Check.that(!own.supersedes(told.stamp()), "told " + told.stamp() + " of itself after " + own);
                own = told.stamp();
            }
        });
    }

    /** Nothing was dropped. Times arrive in milliseconds, and originals by their ID only. */
    private static void arrives(ExchangeMessage told, ExchangeMessage read) {
        Check.equal(told.sender().isPresent(), read.sender().isPresent(), "a sender");
        Check.equal(told.known().size(), read.known().size(), "known");
        told.dominion().ifPresent(part -> {
            ExchangeMessage.DominionPart arrived = read.dominion().orElseThrow();
            Check.equal(part.handshake(), arrived.handshake(), "handshake");
            Check.equal(part.records(), arrived.records(), "records");
            Check.equal(part.entries(), arrived.entries(), "entries");
            Check.equal(part.verdicts().size(), arrived.verdicts().size(), "verdicts");
            Check.equal(part.originals().size(), arrived.originals().size(), "originals");
        });
    }
}
