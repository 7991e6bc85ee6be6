// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.Verdict;
import org.jspecify.annotations.Nullable;

/** All that is known of one peer. */
final class PeerEntry {

    private static final int MAX_ADDRESSES = 16;

    private final String id;
    private final Courier courier = new Courier(this::callMoved);
    private @Nullable PeerTable table;
    private final Flaps flaps = new Flaps();
    private Identity identity;
    private @Nullable OwnerRecord ownerRecord;
    private PeerStatus status = PeerStatus.ALIVE;
    private @Nullable Suspicion suspicion;
    private long endedNanos;
    private long memberSince = Long.MIN_VALUE;
    private @Nullable Verdict rumour;
    private OptionalLong contactNanos = OptionalLong.empty();
    private OptionalLong lostNanos = OptionalLong.empty();
    private String workingAddress = "";
    private @Nullable Endpoint endpoint;
    private boolean reachable = true;
    private String remark = "";
    private @Nullable Peer published;
    private @Nullable Identity publishedIdentity;

    /** An original. */
    PeerEntry(Identity identity) {
        this.id = identity.id();
        this.identity = identity;
    }

    /** From now on this table is told when the peer counts as something else or is to be called at another time. */
    void listedIn(PeerTable where) {
        table = where;
    }

    private void changed() {
        if (table != null) {
            table.changed();
        }
    }

    private void callMoved() {
        if (table != null) {
            table.callMoved();
        }
    }

    String id() {
        return id;
    }

    /** How things stand between this domain and the peer as correspondents. */
    Courier courier() {
        return courier;
    }

    /** How often it was given up of late. */
    Flaps flaps() {
        return flaps;
    }

    Identity identity() {
        return identity;
    }

    void identity(Identity newer) {
        identity = newer;
        endpoint = null;
    }

    /** Empty for an original. */
    Optional<OwnerRecord> ownerRecord() {
        return Optional.ofNullable(ownerRecord);
    }

    void ownerRecord(OwnerRecord newer) {
        boolean moved = !newer.identity().endpoint().equals(identity.endpoint());
        boolean converted = ownerRecord == null;
        ownerRecord = newer;
        identity(newer.identity());
        if (converted) {
            changed();
        }
        if (moved && !identity.endpoint().addresses().contains(workingAddress)) {
            workedAt("");
        }
    }

    /** About how many bytes what it tells of itself takes. */
    long weight() {
        return ownerRecord == null ? Weight.of(identity) : Weight.of(ownerRecord);
    }

    boolean isOriginal() {
        return ownerRecord == null;
    }

    /** How long it announced to be away, a day at most; zero unless it is. */
    Duration absence() {
        Duration announced = ownerRecord == null ? Duration.ZERO : ownerRecord.sleep();
        return announced.compareTo(Slumber.LONGEST) > 0 ? Slumber.LONGEST : announced;
    }

    /** 0 for an original. */
    long incarnation() {
        return ownerRecord == null ? 0 : ownerRecord.stamp().incarnation();
    }

    PeerStatus status() {
        return status;
    }

    boolean isMember() {
        return status.isMember();
    }

    boolean isOurs() {
        return ownerRecord != null;
    }

    Optional<Suspicion> suspicion() {
        return Optional.ofNullable(suspicion);
    }

    /** Back among the living, or asleep or gone by its own word. */
    void become(PeerStatus newStatus, long nowNanos) {
        lookedFor();
        if (newStatus != PeerStatus.SUSPECT) {
            suspicion = null;
        }
        if (newStatus.isMember() && !isMember()) {
            memberSince = nowNanos;
        }
        if (newStatus != status && !newStatus.isMember()) {
            endedNanos = nowNanos;
        }
        status(newStatus);
    }

    private void status(PeerStatus newer) {
        if (newer != status) {
            status = newer;
            changed();
        }
    }

    Suspicion suspect(long sinceNanos) {
        Suspicion current = suspicion;
        if (current == null) {
            current = new Suspicion(sinceNanos);
            suspicion = current;
        }
        status(PeerStatus.SUSPECT);
        return current;
    }

    /** When it became a member last, as seen from here. */
    long memberSince() {
        return memberSince;
    }

    void memberSince(long nanos) {
        memberSince = nanos;
    }

    /** M11.4: a verdict on it that only it is to hear of. */
    void rumour(Verdict verdict) {
        rumour = verdict;
    }

    /** Once it was told, it is forgotten. */
    Optional<Verdict> takeRumour() {
        Optional<Verdict> told = Optional.ofNullable(rumour);
        rumour = null;
        return told;
    }

    /** When it failed, left or fell asleep. */
    long endedNanos() {
        return endedNanos;
    }

    void endedNanos(long nanos) {
        endedNanos = nanos;
    }

    OptionalLong contactNanos() {
        return contactNanos;
    }

    boolean contactedSince(long nanos) {
        return contactNanos.isPresent() && contactNanos.getAsLong() >= nanos;
    }

    void contacted(long nowNanos) {
        contactNanos = OptionalLong.of(nowNanos);
        suspicion().ifPresent(Suspicion::heard);
    }

    /** The last stream with it has ended, and others are the ones to look first. */
    void lost(long nowNanos) {
        lostNanos = OptionalLong.of(nowNanos);
    }

    /** This domain has looked itself, and relies on that. */
    void lookedFor() {
        lostNanos = OptionalLong.empty();
    }

    /** Whether its stream ended, and since then it gave no proof of life and this domain has not looked. */
    boolean isLost() {
        return lostNanos.isPresent() && !contactedSince(lostNanos.getAsLong());
    }

    /** M10: two others found its process ended, and so did this domain see it go. */
    boolean isEndProven() {
        return isLost() && suspicion().filter(Suspicion::isEndFoundByOthers).isPresent();
    }

    boolean reachable() {
        return reachable;
    }

    void reachable(boolean value, String why) {
        reachable = value;
        remark = why;
    }

    /** Says why it looks as it does, unless it is known better: that it cannot be reached from here. */
    void remark(String why) {
        if (reachable) {
            remark = why;
        }
    }

    void workedAt(String address) {
        if (!address.equals(workingAddress)) {
            workingAddress = address;
            endpoint = null;
        }
    }

    /** Every address under which it may answer, the one that worked last first. */
    Endpoint endpoint() {
        Endpoint known = endpoint;
        if (known == null) {
            known = inOrder();
            endpoint = known;
        }
        return known;
    }

    private Endpoint inOrder() {
        Set<String> addresses = new LinkedHashSet<>();
        boolean known = identity.endpoint().addresses().contains(workingAddress);
        if (known) {
            addresses.add(workingAddress);
        }
        addresses.addAll(identity.endpoint().addresses());
        if (!known && !workingAddress.isEmpty()) {
            addresses.add(workingAddress);
        }
        List<String> bounded = new ArrayList<>(addresses).subList(0, Math.min(addresses.size(), MAX_ADDRESSES));
        return new Endpoint(bounded, identity.endpoint().port());
    }

    long told() {
        return courier.told();
    }

    /** As this domain shows it to people and to other bundles. */
    Peer toPeer(String observerId) {
        Endpoint endpoint = endpoint();
        Identity shown = endpoint.equals(identity.endpoint()) ? identity : withEndpoint(endpoint);
        // M9.5: what only others say is not shown before this domain has looked itself. Originals accuse nobody.
        if (isOurs()
                && suspicion().filter(doubt -> !doubt.accusedBy(observerId)).isPresent()) {
            Peer.Contact contact = new Peer.Contact(contactNanos, reachable, reachable ? "" : remark);
            return new Peer(shown, PeerStatus.ALIVE, incarnation(), isOriginal(), contact, Peer.Lapse.NONE);
        }
        Peer.Contact contact = new Peer.Contact(contactNanos, reachable, remark);
        return new Peer(shown, status, incarnation(), isOriginal(), contact, lapse());
    }

    private Peer.Lapse lapse() {
        Suspicion doubt = suspicion;
        if (status == PeerStatus.ALIVE || (status == PeerStatus.SUSPECT && doubt == null)) {
            return Peer.Lapse.NONE;
        }
        if (status == PeerStatus.SUSPECT && doubt != null) {
            return new Peer.Lapse(
                    OptionalLong.of(doubt.sinceNanos()), OptionalLong.empty(), List.copyOf(doubt.accusers()));
        }
        OptionalLong until = status == PeerStatus.SLEEPING
                ? OptionalLong.of(endedNanos + absence().toNanos())
                : OptionalLong.empty();
        return new Peer.Lapse(OptionalLong.of(endedNanos), until, List.of());
    }

    private Identity withEndpoint(Endpoint endpoint) {
        return new Identity(id, identity.name(), endpoint, identity.version(), identity.traits(), identity.services());
    }

    Optional<Peer> published() {
        return Optional.ofNullable(published);
    }

    /** What it told of itself when it was published last. */
    Optional<Identity> publishedIdentity() {
        return Optional.ofNullable(publishedIdentity);
    }

    void published(Peer peer) {
        published = peer;
        publishedIdentity = identity;
    }
}
