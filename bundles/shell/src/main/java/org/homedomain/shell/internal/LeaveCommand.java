// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import com.google.gson.JsonObject;
import org.apache.felix.service.command.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code domain:leave} */
@Component(
        service = Function.class,
        property = {
            "osgi.command.scope=domain",
            "osgi.command.function=leave",
            "osgi.command.description=" + LeaveCommand.SUMMARY
        })
public final class LeaveCommand extends DomainCommand {

    static final String SUMMARY = "says goodbye to the dominion";

    private final DomainServices services;

    @Activate
    public LeaveCommand(@Reference DomainServices services) {
        super(Syntaxes.LEAVE);
        this.services = services;
    }

    @Override
    void run(CommandLine line, Screen screen) {
        String title = services.dominion().view().title();
        Awaited.get(services.control().leave(), "Leaving failed");
        if (line.has(CommandSyntax.JSON)) {
            JsonObject json = new JsonObject();
            json.addProperty("left", title);
            Json.print(json, screen);
        } else {
            screen.line("Left dominion " + title + ". 'domain:join HOST:PORT' or a restart returns to it.");
        }
    }
}
