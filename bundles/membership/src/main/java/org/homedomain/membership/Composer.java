// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.homedomain.api.peer.Identity;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.ExchangeMessage.DominionPart;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.ProtocolRange;
import org.homedomain.spi.exchange.Verdict;

/** Writes messages; rules M3 and M4. */
final class Composer {

    /** Identities told to an original, or to whoever may be one. */
    static final int MAX_KNOWN = 512;

    private Composer() {}

    /** What one of ours lacks. */
    static Composed toPeer(Core core, PeerEntry peer) {
        return toPeer(core, peer, List.of());
    }

    /** What one of ours lacks, and records that it should see besides. */
    static Composed toPeer(Core core, PeerEntry peer, List<OwnerRecord> besides) {
        Delta delta = new Delta(core, peer.told(), peer.id());
        besides.forEach(delta::add);
        peer.takeRumour().ifPresent(delta::add);
        return new Composed(
                new ExchangeMessage(
                        Optional.empty(), List.of(), Optional.of(delta.part(handshake(core, Optional.of(peer.id()))))),
                delta.upTo());
    }

    /** Everything, for somebody whose kind is unknown. */
    static Composed toStranger(Core core, Optional<String> expectedId) {
        Delta delta = new Delta(core, 0, "");
        return new Composed(
                new ExchangeMessage(
                        Optional.of(core.self.sealed().identity()),
                        known(core),
                        Optional.of(delta.part(handshake(core, expectedId)))),
                delta.upTo());
    }

    /** Who is at this end of a stream. */
    static Handshake greeting(Core core, String peerId) {
        return handshake(core, Optional.of(peerId));
    }

    /** What an original understands; the handshake lets it be recognised if it is an original no more. */
    static Composed toOriginal(Core core, PeerEntry peer) {
        return new Composed(original(core, Optional.of(peer.id())), 0);
    }

    static ExchangeMessage original(Core core, Optional<String> expectedId) {
        return new ExchangeMessage(
                Optional.of(core.self.sealed().identity()), known(core), Optional.of(bare(core, expectedId)));
    }

    /** This domain's own record and how long it has had company, for a domain with the same ID; rule M18. */
    static ExchangeMessage claim(Core core, Duration company) {
        Verdict claim = new Verdict(core.id(), core.self.incarnation(), Verdict.Kind.SUSPECT, company, core.id());
        return new ExchangeMessage(
                Optional.empty(),
                List.of(),
                Optional.of(new DominionPart(
                        handshake(core, Optional.of(core.id())),
                        List.of(core.self.sealed()),
                        List.of(),
                        List.of(claim),
                        List.of())));
    }

    /** The own record alone. */
    static ExchangeMessage ownRecord(Core core, PeerEntry peer) {
        return new ExchangeMessage(
                Optional.empty(),
                List.of(),
                Optional.of(new DominionPart(
                        handshake(core, Optional.of(peer.id())),
                        List.of(core.self.sealed()),
                        List.of(),
                        List.of(),
                        List.of())));
    }

    private static DominionPart bare(Core core, Optional<String> expectedId) {
        return new DominionPart(handshake(core, expectedId), List.of(), List.of(), List.of(), List.of());
    }

    private static Handshake handshake(Core core, Optional<String> expectedId) {
        return new Handshake(core.settings.title(), core.id(), core.settings.boot(), expectedId, ProtocolRange.OURS);
    }

    /** Whoever has no address at the moment is of no use to an original, and drops as malformed. */
    private static List<Identity> known(Core core) {
        return core.peers
                .members()
                .map(PeerEntry::identity)
                .filter(identity -> !identity.endpoint().addresses().isEmpty())
                .limit(MAX_KNOWN)
                .toList();
    }
}
