// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.List;
import java.util.Optional;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.ExchangeMessage.DominionPart;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.OwnerRecord;

/** A peer's identity list wants an answer. */
final class ExchangeReceivedHandler {

    private ExchangeReceivedHandler() {}

    static void handle(Core core, Input.ExchangeReceived input) {
        // M17: who has left, or gave its ID up, answers nobody.
        if (!core.isPresent()) {
            refuse(core, input, FailureReason.MISDIRECTED, absence(core));
            return;
        }
        if (input.message().dominion().isEmpty()) {
            answerOriginal(core, input);
            return;
        }
        DominionPart part = input.message().dominion().get();
        Handshake handshake = part.handshake();
        // M3: first of all, is it for this domain?
        Optional<String> objection = HandshakeCheck.objection(core, handshake);
        if (objection.isPresent()) {
            core.drops.count(Drops.Cause.MISDIRECTED);
            refuse(core, input, FailureReason.MISDIRECTED, objection.get());
            return;
        }
        // M18: this domain itself, or a twin.
        if (handshake.senderId().equals(core.id())) {
            answerOwnId(core, input, part);
            return;
        }
        answerOurs(core, input, part);
    }

    private static String absence(Core core) {
        if (core.presence == Presence.DISPLACED) {
            return "This domain gave way to another one with its ID.";
        }
        return core.slumber.isOn(core) ? "This domain sleeps." : "This domain has left the dominion.";
    }

    private static void answerOriginal(Core core, Input.ExchangeReceived input) {
        ExchangeMessage message = input.message();
        // M13.1: without a usable sender the rest proves nothing.
        if (message.sender().isEmpty()) {
            core.drops.count(Drops.Cause.NO_SENDER);
        } else if (message.sender().get().id().equals(core.id())) {
            core.drops.count(Drops.Cause.OWN_ID);
            refuse(core, input, FailureReason.OWN_ID, "This domain has the sender's ID " + core.id() + " itself.");
            return;
        } else {
            Originals.heard(core, message.sender().get(), message.known(), input.remoteAddress());
        }
        core.out.answer(new Answer.Reply(input.token(), Originals.answer(core)));
    }

    private static void answerOwnId(Core core, Input.ExchangeReceived input, DominionPart part) {
        if (part.handshake().senderBoot() == core.settings.boot()) {
            refuse(core, input, FailureReason.OWN_ID, "This address belongs to the sender itself.");
            return;
        }
        core.drops.count(Drops.Cause.OWN_ID);
        core.twin.called(core, input.token(), part, input.remoteAddress());
    }

    private static void answerOurs(Core core, Input.ExchangeReceived input, DominionPart part) {
        String senderId = part.handshake().senderId();
        boolean repeated = repeatsItself(core, part);
        List<OwnerRecord> contradictions = Merge.take(core, part, senderId);
        Optional<PeerEntry> sender = core.peers.find(senderId).filter(PeerEntry::isOurs);
        if (sender.isEmpty()) {
            // It took this run for an earlier one that knew it; from the answer it sees its error.
            core.out.answer(new Answer.Reply(
                    input.token(),
                    Composer.toStranger(core, Optional.of(senderId)).message()));
            return;
        }
        PeerEntry peer = sender.get();
        Contacts.metRun(core, peer, part.handshake().senderBoot());
        if (repeated) {
            peer.courier().forgetTold();
        }
        Composed letter = Composer.toPeer(core, peer, contradictions);
        core.out.answer(new Answer.Reply(input.token(), letter.message()));
        peer.courier().told(letter.upTo());
        Contacts.heard(core, peer, input.remoteAddress());
    }

    /** M4.3: a sender that tells its own record though it is known does not know what was told before. */
    private static boolean repeatsItself(Core core, DominionPart part) {
        String senderId = part.handshake().senderId();
        Optional<OwnerRecord> held = core.peers.find(senderId).flatMap(PeerEntry::ownerRecord);
        return held.isPresent()
                && part.records().stream()
                        .anyMatch(told -> told.id().equals(senderId)
                                && !told.stamp().supersedes(held.get().stamp()));
    }

    private static void refuse(Core core, Input.ExchangeReceived input, FailureReason reason, String sentence) {
        core.out.answer(new Answer.Refusal(input.token(), reason, sentence));
    }
}
