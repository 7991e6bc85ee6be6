// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.List;
import java.util.Optional;
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
        List<Verdict> news = core.log.verdictsFor(peer).stream()
                .flatMap(line -> core.peers.find(line.key().name()).stream())
                .flatMap(subject -> verdictsOf(core, subject).stream())
                .toList();
        if (stream.isEmpty() || news.size() > MOST_SAID) {
            Calls.call(core, peer);
            return;
        }
        news.forEach(verdict -> core.out.stream(new StreamOrder.Tell(stream.get(), verdict)));
        peer.courier().said(core.log.last());
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
