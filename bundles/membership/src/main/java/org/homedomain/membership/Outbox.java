// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.homedomain.api.peer.PeerEvent;

/** Collects what one step puts out. */
final class Outbox {

    private final List<Send> sends = new ArrayList<>();
    private final List<StreamOrder> streams = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final List<PeerEvent> events = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final Set<String> contacted = new LinkedHashSet<>();
    private final Set<PeerEntry> touched = new LinkedHashSet<>();
    private OptionalLong incarnation = OptionalLong.empty();
    private boolean viewChanged;
    private boolean snapshotChanged;
    private boolean renewId;

    void send(Send send) {
        sends.add(send);
    }

    void stream(StreamOrder order) {
        streams.add(order);
    }

    void answer(Answer answer) {
        answers.add(answer);
    }

    void event(PeerEvent event) {
        events.add(event);
    }

    void notice(String sentence) {
        notices.add(sentence);
    }

    void contacted(String peerId) {
        contacted.add(peerId);
    }

    /** The entry may look different after this step. */
    void touch(PeerEntry entry) {
        touched.add(entry);
    }

    Set<PeerEntry> touched() {
        return touched;
    }

    /** Whether who is a member may have changed in this step. */
    boolean mayMove() {
        return viewChanged || !touched.isEmpty();
    }

    void persistIncarnation(long value) {
        incarnation = OptionalLong.of(value);
        viewChanged = true;
        snapshotChanged = true;
    }

    void viewChanged() {
        viewChanged = true;
    }

    void snapshotChanged() {
        snapshotChanged = true;
    }

    void renewId() {
        renewId = true;
    }

    Output close(Stance stance, long wakeAtNanos) {
        return new Output(
                new Output.Persistence(incarnation, snapshotChanged, renewId),
                new Output.News(viewChanged, List.copyOf(events), Set.copyOf(contacted), List.copyOf(notices)),
                List.copyOf(sends),
                List.copyOf(streams),
                List.copyOf(answers),
                stance,
                wakeAtNanos);
    }
}
