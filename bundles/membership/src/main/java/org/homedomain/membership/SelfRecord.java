// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.spi.exchange.Intention;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.Stamp;

/** What this domain tells of itself, sealed anew at each change; rules M1 and M2. */
final class SelfRecord {

    private final MembershipSettings settings;
    private final RecordSeal seal;
    private LocalIdentity local;
    private Stamp stamp;
    private Intention intention = Intention.ACTIVE;
    private Duration sleep = Duration.ZERO;
    private OwnerRecord sealed;

    SelfRecord(MembershipSettings settings, LocalIdentity local, RecordSeal seal) {
        this.settings = settings;
        this.local = local;
        this.seal = seal;
        this.stamp = new Stamp(Math.min(settings.storedIncarnation() + 1, Stamp.HIGHEST), 1, settings.boot());
        this.sealed = seal.seal(local.named(settings.id()), stamp, intention, Duration.ZERO);
    }

    OwnerRecord sealed() {
        return sealed;
    }

    Endpoint endpoint() {
        return local.endpoint();
    }

    long incarnation() {
        return stamp.incarnation();
    }

    /** Whether this is an address of this very process. */
    boolean listensAt(String address, int port) {
        return port == local.endpoint().port() && local.endpoint().addresses().contains(address);
    }

    /** No link is up. */
    boolean isCutOff() {
        return local.endpoint().addresses().isEmpty();
    }

    /** Whether that is something new. */
    boolean describe(LocalIdentity newer) {
        if (newer.equals(local)) {
            return false;
        }
        local = newer;
        bumpVersion();
        return true;
    }

    Intention intention() {
        return intention;
    }

    /** What it is about to do; {@code absence} is zero unless it is to sleep. */
    void intend(Intention newer, Duration absence) {
        intention = newer;
        sleep = absence;
        bumpVersion();
    }

    /** Takes the incarnation that follows both its own and the one seen; rule M2. */
    long raiseAbove(long seenIncarnation) {
        stamp = new Stamp(Math.max(stamp.incarnation(), seenIncarnation) + 1, 1, settings.boot());
        reseal();
        return stamp.incarnation();
    }

    private void bumpVersion() {
        stamp = new Stamp(stamp.incarnation(), stamp.version() + 1, settings.boot());
        reseal();
    }

    private void reseal() {
        sealed = seal.seal(local.named(settings.id()), stamp, intention, sleep);
    }
}
