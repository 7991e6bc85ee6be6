// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.ExchangeMessage.DominionPart;
import org.homedomain.spi.exchange.OwnerRecord;

/** An exchange of this domain's was answered. */
final class ReplyReceivedHandler {

    private static final Duration SOON_AGAIN = Duration.ofMillis(50);

    /** So long after its deadline an answer proves nothing any more. */
    private static final Duration STALE = Duration.ofSeconds(2);

    private ReplyReceivedHandler() {}

    static void handle(Core core, Input.ReplyReceived input) {
        Flight flight = core.land(input.exchangeId()).orElse(null);
        if (flight == null || flight instanceof Flight.Farewell) {
            return;
        }
        // M3: an answer is checked like a call.
        Optional<String> objection = input.message()
                .dominion()
                .map(DominionPart::handshake)
                .flatMap(handshake -> HandshakeCheck.objection(core, handshake));
        if (objection.isPresent()) {
            core.drops.count(Drops.Cause.MISDIRECTED);
            FailedFlights.failed(core, flight, FailureReason.MISDIRECTED, objection.get());
        } else if (!core.isPresent()) {
            FailedFlights.failed(core, flight, FailureReason.SILENT, "This domain has left the dominion.");
        } else if (flight instanceof Flight.ToPeer call) {
            peerAnswered(core, call, input);
        } else if (flight instanceof Flight.Dial dial) {
            dialAnswered(core, dial, input);
        } else if (flight instanceof Flight.Join join) {
            joinAnswered(core, join, input);
        } else if (flight instanceof Flight.ToTwin probe) {
            probeAnswered(core, probe, input);
        }
    }

    private static void peerAnswered(Core core, Flight.ToPeer call, Input.ReplyReceived input) {
        String speaker = speakerOf(input.message());
        Optional<PeerEntry> found = core.peers.find(call.peerId());
        // M3.2: another domain answers at the address of this one.
        if (!speaker.equals(call.peerId()) || found.isEmpty()) {
            FailedFlights.failed(core, call, FailureReason.MISDIRECTED, "Another domain answers there: " + speaker);
            return;
        }
        // M12.4: so late it waited here for its turn, and much may have changed since it was said.
        if (core.now - call.dueNanos() > STALE.toNanos()) {
            FailedFlights.failed(core, call, FailureReason.SILENT, "This domain was too slow to read the answer.");
            return;
        }
        PeerEntry peer = found.get();
        peer.courier().returned();
        if (call.decisive()) {
            peer.courier().probeReturned();
        }
        if (input.message().dominion().isEmpty()) {
            Originals.answered(
                    core,
                    input.message().sender().orElseThrow(),
                    input.message().known(),
                    peer.endpoint(),
                    input.address());
            return;
        }
        boolean newRun = takeAnswer(core, peer.id(), call.toldUpTo(), input);
        if (newRun || (peer.courier().moreWaiting() && core.log.mayLack(peer))) {
            Calls.call(core, peer);
        }
    }

    private static void dialAnswered(Core core, Flight.Dial dial, Input.ReplyReceived input) {
        Candidate candidate = dial.candidate();
        String speaker = speakerOf(input.message());
        boolean unexpected = candidate.id().isPresent() && !candidate.id().get().equals(speaker);
        if (speaker.isEmpty() || unexpected) {
            core.drops.count(speaker.isEmpty() ? Drops.Cause.NO_SENDER : Drops.Cause.MISDIRECTED);
            core.dials.failed(candidate, core.now);
        } else if (speaker.equals(core.id())) {
            core.dials.failed(candidate, core.now);
            meetTwin(core, Optional.empty(), candidate.endpoint(), input.message());
        } else {
            core.dials.succeeded(candidate);
            takeStranger(core, speaker, dial.toldUpTo(), candidate.endpoint(), input);
        }
    }

    private static void joinAnswered(Core core, Flight.Join join, Input.ReplyReceived input) {
        String speaker = speakerOf(input.message());
        if (speaker.isEmpty() || speaker.equals(core.id())) {
            String sentence = speaker.isEmpty()
                    ? "What answers at " + join.endpoint() + " does not say who it is."
                    : "The domain at " + join.endpoint() + " has this domain's own ID " + core.id() + ".";
            core.out.answer(new Answer.NotJoined(join.token(), sentence));
            meetTwin(core, Optional.empty(), join.endpoint(), input.message());
            return;
        }
        takeStranger(core, speaker, join.toldUpTo(), join.endpoint(), input);
        core.out.answer(core.peers
                .find(speaker)
                .<Answer>map(peer -> new Answer.Joined(join.token(), peer.toPeer(core.id())))
                .orElseGet(() -> new Answer.NotJoined(
                        join.token(), "The domain at " + join.endpoint() + " did not introduce itself: try again.")));
    }

    private static void probeAnswered(Core core, Flight.ToTwin probe, Input.ReplyReceived input) {
        if (speakerOf(input.message()).equals(core.id())) {
            meetTwin(
                    core,
                    Optional.of(probe),
                    Endpoint.of(input.address(), core.self.endpoint().port()),
                    input.message());
        }
    }

    private static void meetTwin(Core core, Optional<Flight.ToTwin> probe, Endpoint where, ExchangeMessage message) {
        boolean other = message.dominion()
                .filter(part -> part.handshake().senderId().equals(core.id()))
                .filter(part -> part.handshake().senderBoot() != core.settings.boot())
                .isPresent();
        if (other) {
            core.twin.answered(core, probe.map(Flight.ToTwin::claim), where, message);
        }
    }

    private static void takeStranger(
            Core core, String speaker, long toldUpTo, Endpoint dialled, Input.ReplyReceived input) {
        if (input.message().dominion().isPresent()) {
            takeAnswer(core, speaker, toldUpTo, input);
        } else if (core.peers
                .find(speaker)
                .filter(peer -> peer.isOurs() && peer.isMember())
                .isPresent()) {
            core.drops.count(Drops.Cause.DOWNGRADE);
        } else {
            Originals.answered(
                    core,
                    input.message().sender().orElseThrow(),
                    input.message().known(),
                    dialled,
                    input.address());
        }
    }

    /** Returns whether the peer turned out to be another run than the one spoken with before. */
    private static boolean takeAnswer(Core core, String peerId, long toldUpTo, Input.ReplyReceived input) {
        DominionPart part = input.message().dominion().orElseThrow();
        Optional<Courier> before = core.peers.find(peerId).map(PeerEntry::courier);
        boolean hadMet = before.filter(Courier::hasMet).isPresent();
        long told = before.map(Courier::told).orElse(0L);
        List<OwnerRecord> contradictions = Merge.take(core, part, peerId);
        PeerEntry peer = core.peers.find(peerId).filter(PeerEntry::isOurs).orElse(null);
        if (peer == null) {
            return false;
        }
        boolean knownRun = hadMet || peer.courier().told() > 0 || toldUpTo == 0;
        boolean newRun = Contacts.metRun(core, peer, part.handshake().senderBoot()) && knownRun;
        // M2.2: its answer showed that it lacks what this domain took for told.
        boolean lacks = peer.told() < told;
        if (!newRun && !lacks) {
            peer.courier().told(toldUpTo);
        }
        Contacts.answered(core, peer, input.address());
        if (lacks && !newRun) {
            peer.courier().callAt(core.now + SOON_AGAIN.toNanos());
        }
        if (!contradictions.isEmpty()) {
            Calls.contradict(core, peer, contradictions);
        }
        return newRun;
    }

    /** Who speaks, empty if unknown. */
    private static String speakerOf(ExchangeMessage message) {
        return message.dominion()
                .map(part -> part.handshake().senderId())
                .or(() -> message.sender().map(sender -> sender.id()))
                .orElse("");
    }
}
