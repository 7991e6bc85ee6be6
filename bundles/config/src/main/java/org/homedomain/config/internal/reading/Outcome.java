// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.homedomain.config.internal.reading.Problem.Severity;
import org.homedomain.spi.settings.DomainSettings;

/**
 * What reading a source gave.
 *
 * @param settings present exactly if there is no error
 * @param problems in the order of the source
 */
public record Outcome(Optional<DomainSettings> settings, List<Problem> problems) {

    /** Copies the list. */
    public Outcome {
        problems = List.copyOf(problems);
    }

    /** The problems of one severity. */
    public List<Problem> problems(Severity severity) {
        return problems.stream()
                .filter(problem -> problem.severity() == severity)
                .toList();
    }

    /** The errors, one a line, under a line that says what is wrong with {@code what}; empty if there are none. */
    public String errorText(String what) {
        List<Problem> errors = problems(Severity.ERROR);
        if (errors.isEmpty()) {
            return "";
        }
        String title = what + " has " + (errors.size() == 1 ? "an error:" : errors.size() + " errors:");
        return String.join(
                "\n",
                Stream.concat(Stream.of(title), errors.stream().map(Problem::toString))
                        .toList());
    }
}
