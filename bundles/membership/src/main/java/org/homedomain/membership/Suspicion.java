// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** That somebody could not reach a peer, and who agrees; rules M9 and M10. */
final class Suspicion {

    /** Accusers beyond these add nothing and are not kept. */
    static final int MAX_ACCUSERS = 3;

    private final Set<String> accusers = new LinkedHashSet<>();
    private long sinceNanos;
    private final Set<String> refused = new HashSet<>();
    private boolean refusedHere;
    private boolean addressRefused;
    private boolean givenUp;
    private long accusedHereNanos;

    Suspicion(long sinceNanos) {
        this.sinceNanos = sinceNanos;
    }

    /** Adds an accuser. Returns whether it is new. */
    boolean agree(String accuserId) {
        return accusers.size() < MAX_ACCUSERS && accusers.add(accuserId);
    }

    /** The same for this domain itself, for which there is always room. */
    boolean agreeHere(String ownId, long now) {
        if (accusers.contains(ownId)) {
            return false;
        }
        if (accusers.size() >= MAX_ACCUSERS) {
            accusers.remove(List.copyOf(accusers).get(MAX_ACCUSERS - 1));
        }
        accusedHereNanos = now;
        return accusers.add(ownId);
    }

    /** Its address refused this accuser, who said so itself. */
    void refused(String accuserId) {
        if (accusers.contains(accuserId)) {
            refused.add(accuserId);
        }
    }

    /** Two others found that the process has ended. */
    boolean isEndFoundByOthers() {
        return refused.size() >= 2;
    }

    /** How this domain itself failed to reach it. Returns whether that is worth telling: nobody listens there. */
    boolean foundHere(FailureReason reason) {
        boolean told = addressRefused;
        refusedHere |= reason == FailureReason.REFUSED || reason == FailureReason.MISDIRECTED;
        addressRefused |= reason == FailureReason.REFUSED;
        return addressRefused && !told;
    }

    /** Nobody listens at its address: what others may rely on. */
    boolean isAddressRefusedHere() {
        return addressRefused;
    }

    /** It does not take part any more at its address, or another one does: what decides here. */
    boolean isRefusedHere() {
        return refusedHere;
    }

    /** Somebody gave it up before this domain had looked itself. */
    void givenUp() {
        givenUp = true;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    /** The suspect gave a sign of life: what others said of it before is old. */
    void heard() {
        refused.clear();
        givenUp = false;
    }

    void startAgain(long nanos) {
        sinceNanos = nanos;
        givenUp = false;
    }

    /** This domain stood still meanwhile: the time does not count. */
    void prolong(long nanos) {
        sinceNanos += nanos;
    }

    /** Refused here, and found by another one, too: the process has ended, and whoever looks sees it. */
    boolean isConfirmedEnd() {
        return refusedHere && isConfirmed();
    }

    /** Found by more than one. */
    boolean isConfirmed() {
        return accusers.size() > 1;
    }

    /** When this domain itself failed to reach it for the first time, if it did: whom it hears since it hears. */
    long accusedHereNanos() {
        return accusedHereNanos;
    }

    boolean accusedBy(String id) {
        return accusers.contains(id);
    }

    Set<String> accusers() {
        return accusers;
    }

    long sinceNanos() {
        return sinceNanos;
    }

    /**
     * When the suspect is given up; rule M10.
     *
     * @param heardUntil as long as it is heard the time does not begin
     */
    long dueAt(long suspicionTimeoutNanos, boolean othersCouldConfirm, long heardUntil) {
        return Math.max(sinceNanos, heardUntil)
                + timeoutNanos(suspicionTimeoutNanos, accusers.size(), othersCouldConfirm, refusedHere);
    }

    /**
     * How long a suspect has to refute; rule M10.
     *
     * @param baseNanos the configured suspicion timeout
     * @param observers how many domains found it unreachable, each for itself
     * @param othersCouldConfirm whether there is a live member besides this domain and the suspect
     * @param refusedHere whether its address refused this domain: the machine is up, the process is gone
     */
    static long timeoutNanos(long baseNanos, int observers, boolean othersCouldConfirm, boolean refusedHere) {
        if (refusedHere && (observers >= 2 || !othersCouldConfirm)) {
            return 0;
        }
        return observers >= 2 || !othersCouldConfirm ? baseNanos / 2 : 6 * baseNanos;
    }
}
