// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.List;
import org.homedomain.api.diagnosis.Diagnosis;
import org.homedomain.api.peer.DomainControl;
import org.homedomain.api.peer.PeerRegistry;
import org.jspecify.annotations.Nullable;

/** The rest of the domain, as far as it is there. Each call may give another answer. */
interface DomainServices {

    @Nullable
    PeerRegistry registryOrNull();

    @Nullable
    DomainControl controlOrNull();

    /** In the order in which they report. */
    List<Diagnosis> diagnoses();

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

    private static CommandException notRunning() {
        return new CommandException("This domain is not running: it is still starting, or its configuration is not"
                + " valid. 'domain:doctor' says which and what to do.");
    }
}
