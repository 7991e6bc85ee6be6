// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.homedomain.api.diagnosis.Diagnosis;
import org.homedomain.api.diagnosis.Finding;
import org.homedomain.config.internal.reading.Problem;
import org.homedomain.config.internal.reading.Problem.Severity;
import org.homedomain.spi.settings.DomainSettings;

/** Says where the settings come from and what is wrong with them. */
final class ConfigurationDiagnosis implements Diagnosis {

    private static final String SUBJECT = "configuration";
    private static final String DATA_FOLDER = "data folder";
    private static final int ORDER = 10;

    private final Supplier<WatchState> watched;
    private final Supplier<Boolean> pidExists;

    ConfigurationDiagnosis(Supplier<WatchState> watched, Supplier<Boolean> pidExists) {
        this.watched = watched;
        this.pidExists = pidExists;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public List<Finding> examine() {
        WatchState state = watched.get();
        if (state.look().isEmpty()) {
            return List.of(Finding.warning(SUBJECT, "The configuration is being read.", "Ask again in a moment."));
        }
        if (state.look().get() instanceof Look.NoDataFolder folder) {
            return List.of(Finding.fault(
                    DATA_FOLDER,
                    folder.path() + " " + folder.why() + ".",
                    "Mend that, or name another folder: --data in the lean runtime, the property homedomain.data"
                            + " elsewhere. It is tried again every second."));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok(SUBJECT, source(state)));
        state.outcome().problems().forEach(problem -> findings.add(finding(state, problem)));
        moved(state, findings);
        if (!state.awaitingRestart().isEmpty()) {
            findings.add(Finding.warning(
                    SUBJECT,
                    "Changed, but not in force: " + String.join(", ", state.awaitingRestart()) + ".",
                    "Restart the domain, or change them back."));
        }
        state.current()
                .map(DomainSettings::dataFolder)
                .ifPresent(folder ->
                        findings.add(Finding.ok(DATA_FOLDER, folder + " keeps the ID and what the domain knows.")));
        return List.copyOf(findings);
    }

    private String source(WatchState state) {
        boolean ignored = pidExists.get() && state.look().filter(Look::isFile).isPresent();
        return "What counts: " + state.what() + "."
                + (ignored ? " The ConfigAdmin PID " + SettingsPlaces.PID + " is set, too, but does not count." : "");
    }

    private static Finding finding(WatchState state, Problem problem) {
        if (problem.severity() == Severity.NOTE) {
            return Finding.ok(SUBJECT, problem + ".");
        }
        if (problem.severity() == Severity.WARNING) {
            return Finding.warning(SUBJECT, problem + ".", "Write the value that is in force, or leave the key out.");
        }
        String remedy = "Correct it; " + state.what() + " is read again at once.";
        return state.current().isEmpty()
                ? Finding.fault(SUBJECT, problem.toString(), remedy)
                : Finding.warning(SUBJECT, problem + " (the settings read before stay in force)", remedy);
    }

    private static void moved(WatchState state, List<Finding> findings) {
        state.startedFrom()
                .filter(first -> !first.equals(state.what()))
                .ifPresent(first -> findings.add(Finding.warning(
                        SUBJECT,
                        "At the start " + first + " counted, now " + state.what() + ".",
                        "Put it back if that was not meant; otherwise restart the domain.")));
    }
}
