// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import com.google.gson.JsonObject;
import org.apache.felix.service.command.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code domain:wake} */
@Component(
        service = Function.class,
        property = {
            "osgi.command.scope=domain",
            "osgi.command.function=wake",
            "osgi.command.description=" + WakeCommand.SUMMARY
        })
public final class WakeCommand extends DomainCommand {

    static final String SUMMARY = "ends the absence that domain:sleep announced";

    private final DomainServices services;

    @Activate
    public WakeCommand(@Reference DomainServices services) {
        super(Syntaxes.WAKE);
        this.services = services;
    }

    @Override
    void run(CommandLine line, Screen screen) {
        Awaited.get(services.control().wake(), "Waking failed");
        String title = services.dominion().view().title();
        if (line.has(CommandSyntax.JSON)) {
            JsonObject json = new JsonObject();
            json.addProperty("awake", title);
            Json.print(json, screen);
        } else {
            screen.line("Back in dominion " + title + ".");
        }
    }
}
