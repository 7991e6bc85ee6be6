// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.ArrayList;
import java.util.List;
import org.homedomain.shell.internal.CommandSyntax.Option;

/** The help of one command. */
final class HelpText {

    private HelpText() {}

    static void print(CommandSyntax syntax, Screen screen) {
        screen.line(syntax.command() + " - " + syntax.summary());
        screen.line("");
        screen.line("Usage: " + usage(syntax));
        screen.line("");
        List<String[]> entries = new ArrayList<>();
        syntax.argument().ifPresent(argument -> entries.add(new String[] {argument.label(), argument.description()}));
        for (Option option : syntax.options()) {
            entries.add(new String[] {option.usage(), option.description()});
        }
        int width = entries.stream().mapToInt(entry -> entry[0].length()).max().orElse(0);
        for (String[] entry : entries) {
            screen.line("  " + entry[0] + " ".repeat(width - entry[0].length() + 2) + entry[1]);
        }
    }

    private static String usage(CommandSyntax syntax) {
        StringBuilder usage = new StringBuilder(syntax.command());
        syntax.argument().ifPresent(argument -> usage.append(' ')
                .append(argument.required() ? argument.label() : "[" + argument.label() + "]"));
        for (Option option : syntax.options()) {
            usage.append(" [").append(option.usage()).append(']');
        }
        return usage.toString();
    }
}
