// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.Optional;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Verdict;

/** What happens on open streams; rules M21 and M22. */
final class StreamHandler {

    /** So long the watchers of a peer whose stream ended have the word; most need a few milliseconds. */
    private static final Duration WATCHERS_LOOK = Duration.ofMillis(200);

    private StreamHandler() {}

    static void offered(Core core, Input.StreamOffered input) {
        Handshake greeting = input.greeting();
        Optional<String> objection = HandshakeCheck.objection(core, greeting);
        // M3: is it for this domain?
        if (!core.isPresent() || objection.isPresent() || greeting.senderId().equals(core.id())) {
            core.drops.count(Drops.Cause.MISDIRECTED);
            refuse(core, input, FailureReason.MISDIRECTED, objection.orElse("This domain does not take part."));
            return;
        }
        Optional<PeerEntry> sender = core.peers
                .find(greeting.senderId())
                .filter(peer -> isRun(peer, greeting.senderBoot()))
                .filter(PeerEntry::isMember);
        // M21.2: strangers exchange lists first.
        if (sender.isEmpty()) {
            refuse(core, input, FailureReason.SILENT, "This domain does not know the sender: exchange lists first.");
        } else if (!core.streams.accept(input.streamId(), sender.get(), core.now)) {
            refuse(core, input, FailureReason.SILENT, "There are streams enough between these two.");
        } else {
            core.out.stream(new StreamOrder.Greet(input.streamId(), Composer.greeting(core, greeting.senderId())));
            Contacts.heard(core, sender.get(), input.remoteAddress());
        }
    }

    static void greeted(Core core, Input.StreamGreeted input) {
        if (!core.isPresent()) {
            return;
        }
        Optional<PeerEntry> peer = core.streams.peerOf(input.streamId()).flatMap(core.peers::find);
        Handshake greeting = input.greeting();
        boolean right = HandshakeCheck.objection(core, greeting).isEmpty()
                && peer.filter(known -> known.id().equals(greeting.senderId()))
                        .filter(known -> isRun(known, greeting.senderBoot()))
                        .isPresent();
        if (right && core.streams.greeted(input.streamId()).isPresent()) {
            proofOfLife(core, peer.orElseThrow());
            Contacts.reached(core, peer.orElseThrow());
        } else {
            core.streams.ended(input.streamId());
            core.out.stream(
                    new StreamOrder.End(input.streamId(), FailureReason.MISDIRECTED, "Another domain was expected."));
            peer.filter(PeerEntry::isMember).ifPresent(known -> {
                StreamKeeping.postpone(core, known);
                Calls.probe(core, known);
            });
        }
    }

    static void beat(Core core, Input.BeatReceived input) {
        speaker(core, input.streamId()).ifPresent(peer -> {
            proofOfLife(core, peer);
            peer.courier().beatCame();
            Digests.compare(core, peer, input.beat().digest());
        });
    }

    /** M21.5: as if it came with a call, but there is no answer. */
    static void told(Core core, Input.VerdictReceived input) {
        speaker(core, input.streamId()).ifPresent(peer -> {
            proofOfLife(core, peer);
            Verdict verdict = input.verdict();
            Optional<PeerEntry> subject = core.peers.find(verdict.subjectId());
            if (subject.filter(known -> !known.isMember()).isPresent()) {
                return; // the speaker is about to learn of it, too, or calls
            }
            Verdicts.hear(core, verdict, peer.id());
            if (verdict.subjectId().equals(core.id())) {
                Calls.call(core, peer);
            }
            subject.filter(known -> known.incarnation() != verdict.incarnation())
                    .ifPresent(known -> compare(core, peer, known, verdict));
        });
    }

    /** One of the two lacks the subject's newest record. */
    private static void compare(Core core, PeerEntry speaker, PeerEntry subject, Verdict verdict) {
        if (core.isSmall()) {
            speaker.courier().forgetTold();
            Calls.call(core, speaker);
        } else if (subject.incarnation() > verdict.incarnation()) {
            // M8.6: all that is known would be much, and many are told of the same.
            Calls.contradict(core, speaker, subject.ownerRecord().stream().toList());
        }
    }

    private static Optional<PeerEntry> speaker(Core core, long streamId) {
        if (!core.isPresent()) {
            return Optional.empty();
        }
        return core.streams
                .speakerOf(streamId)
                .flatMap(core.peers::find)
                .filter(peer -> core.streams.isOfRun(streamId, peer));
    }

    /** M21.3: the other process has ended, or gave this one up, or the connection broke: asking tells. */
    static void ended(Core core, Input.StreamEnded input) {
        Optional<PeerEntry> peer = core.streams
                .peerOf(input.streamId())
                .flatMap(core.peers::find)
                .filter(known -> core.streams.isOfRun(input.streamId(), known));
        boolean stood = core.streams.speakerOf(input.streamId()).isPresent();
        core.streams.ended(input.streamId());
        peer.map(PeerEntry::courier).ifPresent(Courier::forgetSaid);
        peer.filter(PeerEntry::isMember).ifPresent(known -> {
            StreamKeeping.postpone(core, known);
            if (core.isPresent() && !core.streams.anyWith(known)) {
                look(core, known, stood);
            }
        });
    }

    /** M21.3: where all see it in the same moment its watchers look, and the others wait for their word. */
    private static void look(Core core, PeerEntry peer, boolean stood) {
        if (!stood || !core.isSmall() || core.peers.isAmongPredecessors(core.id(), peer, Core.WATCHED)) {
            Calls.probe(core, peer);
        } else {
            peer.lost(core.now);
            peer.courier().callAt(core.now + WATCHERS_LOOK.toNanos());
        }
    }

    private static void proofOfLife(Core core, PeerEntry peer) {
        peer.contacted(core.now);
        core.out.contacted(peer.id());
        if (peer.status() == PeerStatus.SUSPECT) {
            Contacts.provenAlive(core, peer);
        }
    }

    private static boolean isRun(PeerEntry peer, long boot) {
        return peer.ownerRecord().filter(owned -> owned.stamp().boot() == boot).isPresent();
    }

    private static void refuse(Core core, Input.StreamOffered input, FailureReason reason, String sentence) {
        core.out.stream(new StreamOrder.End(input.streamId(), reason, sentence));
    }
}
