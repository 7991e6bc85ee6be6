// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import com.google.gson.JsonObject;
import java.time.Duration;
import org.apache.felix.service.command.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code domain:sleep} */
@Component(
        service = Function.class,
        property = {
            "osgi.command.scope=domain",
            "osgi.command.function=sleep",
            "osgi.command.description=" + SleepCommand.SUMMARY
        })
public final class SleepCommand extends DomainCommand {

    static final String SUMMARY = "announces an absence and stays silent meanwhile";

    private final DomainServices services;

    @Activate
    public SleepCommand(@Reference DomainServices services) {
        super(Syntaxes.SLEEP);
        this.services = services;
    }

    @Override
    void run(CommandLine line, Screen screen) {
        Duration absence = line.value("--for")
                .map(text -> Span.parse("--for", text))
                .orElseThrow(() -> new CommandException(
                        "domain:sleep needs --for TIME: how long, 'domain:sleep --for 8h' for example."));
        Awaited.get(services.control().sleep(absence), "Falling asleep failed");
        if (line.has(CommandSyntax.JSON)) {
            JsonObject json = new JsonObject();
            json.addProperty("asleep", services.dominion().view().title());
            json.addProperty("awayMillis", absence.toMillis());
            Json.print(json, screen);
        } else {
            screen.line("Asleep for " + Span.of(absence) + "; then this domain comes back by itself. 'domain:wake',"
                    + " 'domain:join HOST:PORT' or a restart ends it sooner.");
        }
    }
}
