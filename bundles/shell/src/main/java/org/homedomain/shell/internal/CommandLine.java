// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homedomain.shell.internal.CommandSyntax.Option;
import org.jspecify.annotations.Nullable;

/** The words after a command, taken apart and checked against its syntax. */
final class CommandLine {

    private final CommandSyntax syntax;
    private final Map<String, String> options = new HashMap<>();
    private @Nullable String argument;

    private CommandLine(CommandSyntax syntax) {
        this.syntax = syntax;
    }

    /**
     * @throws CommandException if the words do not fit the syntax; never if {@code --help} is among them
     */
    static CommandLine parse(CommandSyntax syntax, List<String> words) {
        CommandLine line = new CommandLine(syntax);
        if (words.contains(CommandSyntax.HELP) || words.contains("-h")) {
            line.options.put(CommandSyntax.HELP, "");
            return line;
        }
        boolean onlyArguments = false;
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            if (onlyArguments || !word.startsWith("-") || word.equals("-")) {
                line.take(word);
            } else if (word.equals("--")) {
                onlyArguments = true;
            } else {
                line.takeOption(word, rest);
            }
        }
        if (line.argument == null) {
            syntax.argument().filter(CommandSyntax.Argument::required).ifPresent(line::complainOfMissing);
        }
        return line;
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(options.get(option));
    }

    Optional<String> argument() {
        return Optional.ofNullable(argument);
    }

    /** The argument of a command that cannot do without. */
    String requiredArgument() {
        return argument().orElseThrow();
    }

    private void take(String word) {
        if (syntax.argument().isEmpty()) {
            throw complaint("takes no argument, but got '" + word + "'.");
        }
        if (argument != null) {
            throw complaint("takes one " + syntax.argument().orElseThrow().label() + ", but got '" + argument
                    + "' and '" + word + "'. Put a name with blanks in quotes.");
        }
        argument = word;
    }

    private void takeOption(String word, Iterator<String> rest) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Option option = syntax.option(name).orElseThrow(() -> unknown(name));
        String value = "";
        if (option.value().isPresent()) {
            if (equals < 0 && !rest.hasNext()) {
                throw complaint("needs a value after " + option.name() + ": " + option.usage() + ".");
            }
            value = equals < 0 ? rest.next() : word.substring(equals + 1);
        } else if (equals >= 0) {
            throw complaint("takes no value for " + option.name() + ", but got '" + word + "'.");
        }
        if (options.putIfAbsent(name, value) != null) {
            throw complaint("got " + name + " twice.");
        }
    }

    private CommandException unknown(String name) {
        List<String> names = syntax.options().stream().map(Option::name).toList();
        return complaint("has no option '" + name + "'." + Nearest.suggestion(name, names));
    }

    private void complainOfMissing(CommandSyntax.Argument missing) {
        throw complaint("needs " + missing.label() + ": " + missing.description() + ".");
    }

    private CommandException complaint(String what) {
        return new CommandException(
                syntax.command() + " " + what + " '" + syntax.command() + " --help' says what it takes.");
    }
}
