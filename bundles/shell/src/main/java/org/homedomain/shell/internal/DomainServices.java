// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.List;
import org.homedomain.api.diagnosis.Diagnosis;
import org.homedomain.api.diagnosis.Statistics;
import org.homedomain.api.peer.DomainControl;
import org.homedomain.api.peer.PeerHistory;
import org.homedomain.api.peer.PeerListener;
import org.homedomain.api.peer.PeerRegistry;
import org.jspecify.annotations.Nullable;

/** The rest of the domain, as far as it is there. Each call may give another answer. */
interface DomainServices {

    @Nullable
    PeerRegistry registryOrNull();

    @Nullable
    DomainControl controlOrNull();

    @Nullable
    PeerHistory historyOrNull();

    /** In the order in which they report. */
    List<Diagnosis> diagnoses();

    /** In the order in which they report. */
    List<Statistics> statistics();

    /** Has a listener told of events until the result is run. */
    Runnable listen(PeerListener listener);

    /**
     * The dominion as it is seen now.
     *
     * @throws CommandException if the domain does not run
     */
    default Dominion dominion() {
        PeerRegistry registry = registryOrNull();
        if (registry == null) {
            throw notRunning();
        }
        return new Dominion(registry);
    }

    /**
     * What carries out orders.
     *
     * @throws CommandException if the domain does not run
     */
    default DomainControl control() {
        DomainControl control = controlOrNull();
        if (control == null) {
            throw notRunning();
        }
        return control;
    }

    /**
     * What happened so far.
     *
     * @throws CommandException if the domain does not run
     */
    default PeerHistory history() {
        PeerHistory history = historyOrNull();
        if (history == null) {
            throw notRunning();
        }
        return history;
    }

    private static CommandException notRunning() {
        return new CommandException("This domain is not running: it is still starting, or its configuration is not"
                + " valid. 'domain:doctor' says which and what to do.");
    }
}
