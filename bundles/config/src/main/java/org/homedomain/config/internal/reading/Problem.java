// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

/**
 * One thing to tell about a source.
 *
 * @param severity how bad it is
 * @param place where it stands
 * @param text what was found, what is allowed, what to do
 */
public record Problem(Severity severity, Place place, String text) {

    /** How bad it is. */
    public enum Severity {
        /** The source cannot be used. */
        ERROR,
        /** The source is used, but not as written. */
        WARNING,
        /** Worth knowing. */
        NOTE
    }

    /** Makes the text safe to show in a line, whatever of the source it quotes. */
    public Problem {
        text = ShownText.inLine(text);
    }

    /** As a compiler prints it: place, severity unless it is an error, text. */
    @Override
    public String toString() {
        return switch (severity) {
            case ERROR -> place.text() + ": " + text;
            case WARNING -> place.text() + ": warning: " + text;
            case NOTE -> place.text() + ": note: " + text;
        };
    }
}
