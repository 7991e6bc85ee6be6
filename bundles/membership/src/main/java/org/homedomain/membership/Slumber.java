// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.Intention;

/** This domain's own announced absence: begins it, ends it when its time is over or a person says so; rule M20. */
final class Slumber implements Duty {

    /** Nobody is away for longer: then peers forget it. */
    static final Duration LONGEST = Reaping.REAPED;

    private long since;
    private long until;

    void begin(Core core, Input.SleepAsked input, Farewell farewell) {
        if (!core.isPresent()) {
            core.out.answer(new Answer.NotDone(input.token(), "This domain takes no part already."));
            return;
        }
        Duration absence = input.absence().compareTo(LONGEST) > 0 ? LONGEST : input.absence();
        since = core.now;
        until = core.now + absence.toNanos();
        farewell.begin(core, input.token(), Intention.SLEEPING, absence);
    }

    void end(Core core, Input.WakeAsked input) {
        if (isOn(core)) {
            comeBack(core);
            core.out.answer(new Answer.Awake(input.token()));
        } else {
            core.out.answer(new Answer.NotDone(input.token(), "This domain does not sleep."));
        }
    }

    boolean isOn(Core core) {
        boolean away = core.presence == Presence.LEAVING || core.presence == Presence.GONE;
        return away && core.self.intention() == Intention.SLEEPING;
    }

    /** How this domain looks to itself. */
    Peer shown(Core core) {
        boolean asleep = isOn(core);
        PeerStatus away = asleep ? PeerStatus.SLEEPING : PeerStatus.LEFT;
        Peer.Lapse lapse =
                asleep ? new Peer.Lapse(OptionalLong.of(since), OptionalLong.of(until), List.of()) : Peer.Lapse.NONE;
        return new Peer(
                core.self.sealed().identity(),
                core.isPresent() ? PeerStatus.ALIVE : away,
                core.self.incarnation(),
                false,
                Peer.Contact.NONE,
                lapse);
    }

    @Override
    public long dueAt(Core core) {
        return isOn(core) ? until : Courier.NEVER;
    }

    @Override
    public void perform(Core core) {
        comeBack(core);
    }

    /** M17, M20.4: whoever comes back has a higher incarnation, so that it counts wherever the goodbye was heard. */
    static void comeBack(Core core) {
        core.presence = Presence.PRESENT;
        // M12: whoever was suspected when this domain went away has refuted long ago, and was not heard.
        core.stalledUntil = core.now;
        core.peers.all().forEach(peer -> peer.suspicion().ifPresent(suspicion -> suspicion.startAgain(core.now)));
        // M11.2, M13.3: calls that ended meanwhile led to no next one.
        core.peers.all().stream().filter(PeerEntry::isOriginal).forEach(original -> original.courier()
                .callAt(core.now + core.pacing.heartbeatCheck().drawNanos(core.random)));
        core.peers.ourMembers().filter(peer -> !peer.reachable()).forEach(peer -> peer.courier()
                .callAt(core.now
                        + core.random.nextLong(core.pacing.beatInterval().toNanos())));
        core.self.intend(Intention.ACTIVE, Duration.ZERO);
        core.raiseIncarnation(core.self.incarnation());
    }
}
