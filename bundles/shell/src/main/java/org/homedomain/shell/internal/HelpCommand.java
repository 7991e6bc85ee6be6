// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import com.google.gson.JsonObject;
import java.util.List;
import org.apache.felix.service.command.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** {@code domain:help} */
@Component(
        service = Function.class,
        property = {
            "osgi.command.scope=domain",
            "osgi.command.function=help",
            "osgi.command.description=" + HelpCommand.SUMMARY
        })
public final class HelpCommand extends DomainCommand {

    static final String SUMMARY = "lists these commands, or explains one";

    @Activate
    public HelpCommand() {
        super(Syntaxes.HELP);
    }

    @Override
    void run(CommandLine line, Screen screen) {
        boolean json = line.has(CommandSyntax.JSON);
        if (line.argument().isPresent()) {
            explain(find(line.requiredArgument()), json, screen);
        } else if (json) {
            Json.print(Syntaxes.ALL.stream().map(HelpCommand::json), screen);
        } else {
            Table table = new Table("COMMAND", "WHAT IT DOES");
            Syntaxes.ALL.forEach(syntax -> table.row(syntax.command(), syntax.summary()));
            table.print(screen);
            screen.line("Each explains itself with --help.");
        }
    }

    private static void explain(CommandSyntax syntax, boolean json, Screen screen) {
        if (json) {
            Json.print(json(syntax), screen);
        } else {
            HelpText.print(syntax, screen);
        }
    }

    private static CommandSyntax find(String typed) {
        String name = typed.startsWith("domain:") ? typed.substring("domain:".length()) : typed;
        List<String> names = Syntaxes.ALL.stream().map(CommandSyntax::name).toList();
        return Syntaxes.ALL.stream()
                .filter(syntax -> syntax.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandException("There is no command 'domain:" + name + "'."
                        + Nearest.suggestion(name, names) + " 'domain:help' lists all."));
    }

    private static JsonObject json(CommandSyntax syntax) {
        JsonObject json = new JsonObject();
        json.addProperty("command", syntax.command());
        json.addProperty("summary", syntax.summary());
        return json;
    }
}
