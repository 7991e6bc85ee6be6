// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.Verdict;

/** Tells one peer of verdicts in the cheapest way; rule M8.5. */
final class Telling {

    /** More at once, as when half a dominion is cut off, go better in one call. */
    private static final int MOST_SAID = 4;

    private Telling() {}

    /** Over the stream with it, which costs it a fraction of a call; by a call if there is none. */
    static void verdicts(Core core, PeerEntry peer) {
        if (peer.suspicion().filter(Suspicion::isRefusedHere).isPresent()) {
            return; // nobody is there
        }
        // M9.4: who is accused itself has to answer.
        Optional<Long> stream =
                core.isSmall() && peer.suspicion().isEmpty() ? core.streams.openWith(peer) : Optional.empty();
        List<Verdict> news = subjects(core, peer)
                .flatMap(subject -> verdictsOf(core, subject).stream())
                .toList();
        if (stream.isEmpty() || news.size() > MOST_SAID) {
            Calls.call(core, peer);
            return;
        }
        news.forEach(verdict -> core.out.stream(new StreamOrder.Tell(stream.get(), verdict)));
        peer.courier().said(core.log.last());
    }

    /** M8.6: over a stream, though it is called as well, by others. Returns how many verdicts that took. */
    static int besides(Core core, PeerEntry peer) {
        Optional<Long> stream = peer.suspicion().isEmpty() ? core.streams.openWith(peer) : Optional.empty();
        if (stream.isEmpty()) {
            return 0;
        }
        List<Verdict> news = subjects(core, peer)
                .flatMap(subject -> newest(Delta.verdicts(core, subject), 1))
                .toList();
        newest(news, MOST_SAID).forEach(verdict -> core.out.stream(new StreamOrder.Tell(stream.get(), verdict)));
        peer.courier().said(core.log.last());
        return Math.min(news.size(), MOST_SAID);
    }

    private static Stream<Verdict> newest(List<Verdict> verdicts, int most) {
        return verdicts.stream().skip(Math.max(0, verdicts.size() - most));
    }

    private static Stream<PeerEntry> subjects(Core core, PeerEntry receiver) {
        return core.log.verdictsFor(receiver).stream()
                .flatMap(line -> core.peers.find(line.key().name()).stream())
                .filter(subject -> subject.isMember() || subject.status() == PeerStatus.FAILED); // M17
    }

    /** Whoever else found it says so itself. */
    private static List<Verdict> verdictsOf(Core core, PeerEntry subject) {
        List<Verdict> all = Delta.verdicts(core, subject);
        List<Verdict> own = all.stream()
                .filter(verdict -> verdict.accuserId().equals(core.id()))
                .toList();
        return own.isEmpty() ? all : own;
    }
}
