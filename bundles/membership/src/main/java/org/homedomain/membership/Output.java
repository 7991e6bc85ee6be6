// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.homedomain.api.peer.PeerEvent;

/**
 * What a step wants done, in this order: persist, publish, send and answer, wake up.
 *
 * @param persistence what must be on disk
 * @param news what readers and listeners are to learn
 * @param sends exchanges to start
 * @param streams what to do with open streams, in order
 * @param answers to what was asked
 * @param stance how loud to be from now on
 * @param wakeAtNanos when to step with {@link Input.TimeDue} at the latest, on the clock of the steps
 */
public record Output(
        Persistence persistence,
        News news,
        List<Send> sends,
        List<StreamOrder> streams,
        List<Answer> answers,
        Stance stance,
        long wakeAtNanos) {

    /**
     * What must be on disk.
     *
     * @param incarnation to be written before anything is sent, since it is used by what is sent
     * @param snapshot whether {@link Membership#snapshot()} is worth writing again, soon
     * @param renewId whether this ID was given up: make another one and start a new membership with it
     */
    public record Persistence(OptionalLong incarnation, boolean snapshot, boolean renewId) {}

    /**
     * What readers and listeners are to learn.
     *
     * @param viewChanged whether {@link Membership#view()} differs from before
     * @param events what happened to peers, in order
     * @param contacted IDs of peers that gave proof of life in this step
     * @param notices what a person should know, each once
     */
    public record News(boolean viewChanged, List<PeerEvent> events, Set<String> contacted, List<String> notices) {}
}
