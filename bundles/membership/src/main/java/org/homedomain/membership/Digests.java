// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.stream.Stream;
import org.homedomain.spi.exchange.DominionEntry;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.Stamp;

/** One number for all that is replicated, so that a beat shows whether two domains know the same; rule M23. */
final class Digests {

    /** Beats in a row that must differ: news are under way at any moment. */
    private static final int DIFFERING = 3;

    /** So many if this domain knows something that it did not tell the peer. */
    private static final int DIFFERING_FOR_A_REASON = 2;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private Digests() {}

    /** The same for two domains that hold the same records of members and the same entries, in whatever order. */
    static long of(Core core) {
        Stream<OwnerRecord> members = core.peers.ourMembers().flatMap(peer -> peer.ownerRecord().stream());
        long digest = 0;
        for (OwnerRecord owned :
                Stream.concat(Stream.of(core.self.sealed()), members).toList()) {
            digest ^= of(owned);
        }
        for (DominionEntry entry : core.entries.all()) {
            digest ^= mix(mix(hash(entry.key()) + entry.counter()) + hash(entry.writer()));
        }
        return digest;
    }

    private static long of(OwnerRecord owned) {
        Stamp stamp = owned.stamp();
        return mix(mix(hash(owned.id()) + stamp.incarnation()) + stamp.version());
    }

    /** A peer holds something else, or less, or more. */
    static void compare(Core core, PeerEntry peer, long theirs) {
        Courier courier = peer.courier();
        int differing = core.log.mayLack(peer) ? DIFFERING_FOR_A_REASON : DIFFERING;
        if (theirs == core.digest()) {
            courier.agreed();
        } else if (courier.disagreed() >= differing && core.now >= courier.reconcileAt() && !courier.busy()) {
            courier.reconcileAt(core.now + DialQueue.backoff(courier.reconciled(), LONGEST_PAUSE));
            // M4.3: tells everything, and asks for everything.
            courier.callFailed();
            Calls.call(core, peer);
        }
    }

    private static long hash(String text) {
        long hash = 0;
        for (int index = 0; index < text.length(); index++) {
            hash = hash * 31 + text.charAt(index);
        }
        return mix(hash);
    }

    /** Spreads the bits; the finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators). */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
