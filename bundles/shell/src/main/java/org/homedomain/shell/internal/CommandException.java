// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

/**
 * Ends a command without success. The message is for the person who typed it.
 *
 * <p>The shells decide how it looks: Gogo prints {@code toString()}; Karaf prints the message alone, and logs nothing
 * above debug, for exceptions whose class has exactly this simple name. Both turn it into an exit status other than 0.
 */
final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean interruption;

    CommandException(String message) {
        this(message, false);
    }

    private CommandException(String message, boolean interruption) {
        super(PrintableText.lines(message), null, false, false);
        this.interruption = interruption;
    }

    /** Ends a command that a person interrupted. */
    static CommandException interrupted(String message) {
        return new CommandException(message, true);
    }

    boolean isInterruption() {
        return interruption;
    }

    /**
     * Ends a command without success whose JSON says why already: Karaf would print a sentence behind it, where a
     * program that reads the JSON stumbles over it.
     */
    static CommandException afterJson() {
        return new CommandException("");
    }

    /** The sentence alone: Gogo shows this, and a person wants no class name. */
    @Override
    @SuppressWarnings("OverrideThrowableToString")
    public String toString() {
        return String.valueOf(getMessage());
    }
}
