// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may be typed after a command.
 *
 * @param name without scope
 * @param summary one line
 * @param argument the word that is not an option, if there may be one
 * @param options in the order in which help lists them; {@code --json} and {@code --help} come last by themselves
 */
record CommandSyntax(String name, String summary, Optional<Argument> argument, List<Option> options) {

    /** What kind of word a value is. */
    enum Kind {
        /** Name or ID prefix of a domain. */
        DOMAIN,
        /** Name of a home service. */
        SERVICE,
        /** States of liveness, with commas between them. */
        STATUS,
        /** Kinds of events, with commas between them. */
        EVENT,
        /** How long. */
        DURATION,
        /** A number. */
        COUNT,
        /** Host and port. */
        ADDRESS,
        /** Name of a command. */
        COMMAND
    }

    /**
     * The word that is not an option.
     *
     * @param label stands for it in the help
     */
    record Argument(String label, Kind kind, boolean required, String description) {}

    /**
     * One option.
     *
     * @param name with its dashes
     * @param value what follows it; absent if nothing does
     */
    record Option(String name, Optional<Value> value, String description) {

        static Option flag(String name, String description) {
            return new Option(name, Optional.empty(), description);
        }

        static Option valued(String name, String label, Kind kind, String description) {
            return new Option(name, Optional.of(new Value(label, kind)), description);
        }

        String usage() {
            return name + value.map(value -> " " + value.label()).orElse("");
        }
    }

    /** What follows an option. */
    record Value(String label, Kind kind) {}

    static final String JSON = "--json";
    static final String HELP = "--help";

    CommandSyntax {
        List<Option> all = new ArrayList<>(options);
        all.add(Option.flag(JSON, "print JSON instead of a table"));
        all.add(Option.flag(HELP, "print this"));
        options = List.copyOf(all);
    }

    static CommandSyntax of(String name, String summary, Option... options) {
        return new CommandSyntax(name, summary, Optional.empty(), List.of(options));
    }

    static CommandSyntax of(String name, String summary, Argument argument, Option... options) {
        return new CommandSyntax(name, summary, Optional.of(argument), List.of(options));
    }

    /** As it is typed: with its scope. */
    String command() {
        return "domain:" + name;
    }

    Optional<Option> option(String optionName) {
        return options.stream()
                .filter(option -> option.name().equals(optionName))
                .findFirst();
    }
}
