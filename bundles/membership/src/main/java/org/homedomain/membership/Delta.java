// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.homedomain.api.peer.Identity;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.DominionEntry;
import org.homedomain.spi.exchange.ExchangeMessage.DominionPart;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.Verdict;

/** Collects what one receiver lacks, up to a size; rule M4. */
final class Delta {

    /** Beyond this the rest waits for the next message. */
    static final int MAX_BYTES = 256 * 1024;

    private static final int MAX_RECORDS = 1_000;

    private static final int MAX_VERDICTS_AHEAD = 100;

    /** About what a verdict takes: two IDs and a few numbers. */
    private static final int VERDICT_BYTES = 100;

    private static final int NEWEST = 8;

    private static final int NEWEST_BYTES = 16 * 1024;

    private final Core core;
    private final String receiverId;
    private final List<OwnerRecord> records = new ArrayList<>();
    private final List<Identity> originals = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<DominionEntry> entries = new ArrayList<>();
    private int bytes;
    private long upTo;

    Delta(Core core, long told, String receiverId) {
        this.core = core;
        this.receiverId = receiverId;
        this.upTo = told;
        for (ChangeLog.Line line : core.log.after(told).values()) {
            if (bytes > MAX_BYTES || records.size() >= MAX_RECORDS) {
                addVerdictsAfter(upTo);
                addNewestAfter(upTo);
                return;
            }
            upTo = line.sequence();
            if (isNews(line)) {
                add(line.key());
            }
        }
    }

    /** M4.5: who lives must not wait for a long list; told again with its line. */
    private void addVerdictsAfter(long sequence) {
        core.log.after(sequence).descendingMap().values().stream()
                .filter(line -> line.key().kind() == ChangeLog.Kind.VERDICT && isNews(line))
                .filter(line -> core.peers
                        .find(line.key().name())
                        .filter(peer -> !isForgottenSoon(core, peer))
                        .isPresent())
                .limit(MAX_VERDICTS_AHEAD)
                .forEach(line -> add(line.key()));
    }

    /** M4.5: nor must what happened just now, as that somebody joined. */
    private void addNewestAfter(long sequence) {
        int most = bytes + NEWEST_BYTES;
        core.log.after(sequence).descendingMap().values().stream()
                .filter(line -> line.key().kind() != ChangeLog.Kind.VERDICT && isNews(line))
                .filter(line -> !line.key().name().equals(core.id())) // M4.3: twice would ask for everything
                .limit(NEWEST)
                .takeWhile(line -> bytes < most)
                .forEach(line -> add(line.key()));
    }

    private boolean isNews(ChangeLog.Line line) {
        return receiverId.isEmpty() || !line.source().equals(receiverId);
    }

    long upTo() {
        return upTo;
    }

    void add(Verdict verdict) {
        verdicts.add(verdict);
    }

    void add(OwnerRecord owned) {
        records.add(owned);
        bytes += owned.encoded().size();
    }

    DominionPart part(Handshake handshake) {
        return new DominionPart(handshake, records, originals, verdicts, entries);
    }

    private void add(ChangeLog.Key key) {
        switch (key.kind()) {
            case RECORD -> addRecord(key.name());
            case ORIGINAL ->
                core.peers
                        .find(key.name())
                        .filter(PeerEntry::isMember)
                        .ifPresent(peer -> originals.add(peer.identity()));
            case VERDICT -> core.peers.find(key.name()).ifPresent(this::addVerdicts);
            case ENTRY -> core.entries.find(key.name()).ifPresent(this::addEntry);
        }
    }

    private void addVerdicts(PeerEntry peer) {
        List<Verdict> told = verdicts(core, peer);
        verdicts.addAll(told);
        bytes += told.size() * VERDICT_BYTES;
    }

    private void addRecord(String ownerId) {
        if (ownerId.equals(core.id())) {
            records.add(0, core.self.sealed());
            bytes += core.self.sealed().encoded().size();
        } else if (!ownerId.equals(receiverId)) {
            core.peers
                    .find(ownerId)
                    .filter(peer -> !isForgottenSoon(core, peer))
                    .flatMap(PeerEntry::ownerRecord)
                    .ifPresent(this::add);
        }
    }

    /** All that is to be told of a peer's end, or of who could not reach it. */
    static List<Verdict> verdicts(Core core, PeerEntry peer) {
        if (peer.isOriginal() || isForgottenSoon(core, peer)) {
            return List.of();
        }
        if (!peer.isMember()) {
            return List.of(new Verdict(
                    peer.id(), peer.incarnation(), Verdict.Kind.FAILED, elapsed(core, peer.endedNanos()), core.id()));
        }
        return peer.suspicion().stream()
                .flatMap(suspicion ->
                        suspicion.accusers().stream().map(accuser -> verdict(core, peer, suspicion, accuser)))
                .toList();
    }

    private static Verdict verdict(Core core, PeerEntry peer, Suspicion suspicion, String accuserId) {
        boolean refused = accuserId.equals(core.id()) && suspicion.isAddressRefusedHere();
        Duration elapsed = elapsed(core, suspicion.sinceNanos());
        return new Verdict(peer.id(), peer.incarnation(), Verdict.Kind.SUSPECT, elapsed, accuserId, refused);
    }

    private static Duration elapsed(Core core, long sinceNanos) {
        return Duration.ofNanos(Math.max(0, core.now - sinceNanos));
    }

    private void addEntry(DominionEntry entry) {
        entries.add(entry);
        bytes += entry.key().length() + entry.value().size();
    }

    private static boolean isForgottenSoon(Core core, PeerEntry peer) {
        return !peer.isMember()
                && peer.status() != PeerStatus.SLEEPING
                && core.now - peer.endedNanos() > Reaping.PASSED_ON.toNanos();
    }
}
