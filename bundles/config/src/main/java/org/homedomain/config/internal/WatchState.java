// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

import java.util.List;
import java.util.Optional;
import org.homedomain.config.internal.reading.Outcome;
import org.homedomain.spi.settings.DomainSettings;

/**
 * What {@link SettingsWatch} knows.
 *
 * @param look what was read last; empty before the first look
 * @param outcome what reading it gave
 * @param current the settings in force; empty before the first valid ones
 * @param awaitingRestart keys changed since the start that need another one
 * @param startedFrom what counted at the start, as said to a user; empty before
 */
record WatchState(
        Optional<Look> look,
        Outcome outcome,
        Optional<DomainSettings> current,
        List<String> awaitingRestart,
        Optional<String> startedFrom) {

    static final WatchState START = new WatchState(
            Optional.empty(), new Outcome(Optional.empty(), List.of()), Optional.empty(), List.of(), Optional.empty());

    boolean hasRead(Look seen) {
        return look.filter(seen::equals).isPresent();
    }

    String what() {
        return look.map(Look::what).orElse("nothing");
    }

    /**
     * Whether {@code seen} is the first configuration of a domain that ran on defaults. A container may deliver a PID
     * after it started us: then all of it counts, as if it had been there in time.
     */
    boolean isFirstConfiguration(Look seen) {
        return seen instanceof Look.Properties
                && look.filter(Look.Defaults.class::isInstance).isPresent();
    }

    WatchState started(Look seen, Outcome valid) {
        return new WatchState(Optional.of(seen), valid, valid.settings(), List.of(), Optional.of(seen.what()));
    }

    WatchState refused(Look seen, Outcome invalid) {
        return new WatchState(Optional.of(seen), invalid, current, awaitingRestart, startedFrom);
    }

    WatchState changed(Look seen, Outcome valid) {
        DomainSettings running = current.orElseThrow();
        DomainSettings wanted = valid.settings().orElseThrow();
        return new WatchState(
                Optional.of(seen),
                valid,
                Optional.of(RestartBound.applied(running, wanted)),
                RestartBound.awaiting(running, wanted),
                startedFrom);
    }
}
