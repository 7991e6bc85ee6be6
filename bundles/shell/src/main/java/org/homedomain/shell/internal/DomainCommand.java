// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.ArrayList;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.jspecify.annotations.Nullable;

/**
 * A command of scope {@code domain}. It is a Gogo {@code Function} and not a method found by reflection, because Gogo
 * turns words that look like numbers into numbers for methods: an ID beginning with {@code 1e5} would arrive as
 * {@code 100000.0}.
 */
abstract class DomainCommand implements Function {

    private final CommandSyntax syntax;

    DomainCommand(CommandSyntax syntax) {
        this.syntax = syntax;
    }

    /** Does it. Prints to the screen; a failure is a {@link CommandException}. */
    abstract void run(CommandLine line, Screen screen);

    @Override
    public final @Nullable Object execute(CommandSession session, List<Object> arguments) {
        Screen screen = Screen.of(session);
        CommandLine line = CommandLine.parse(syntax, words(arguments));
        if (line.has(CommandSyntax.HELP)) {
            HelpText.print(syntax, screen);
        } else {
            run(line, screen);
        }
        // Returned values are printed by some shells and not by others: there is none.
        return null;
    }

    /** The words as they were typed: Gogo reads {@code [fe80::1]:9000} as a list followed by a word. */
    private static List<String> words(List<Object> arguments) {
        List<String> words = new ArrayList<>();
        boolean bracketed = false;
        for (Object argument : arguments) {
            String word = String.valueOf(argument);
            if (bracketed && word.startsWith(":")) {
                words.set(words.size() - 1, words.get(words.size() - 1) + word);
            } else {
                words.add(word);
            }
            bracketed = argument instanceof List<?>;
        }
        return words;
    }
}
