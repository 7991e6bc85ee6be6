// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import org.apache.felix.service.command.Function;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Peer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code domain:join} */
@Component(
        service = Function.class,
        property = {
            "osgi.command.scope=domain",
            "osgi.command.function=join",
            "osgi.command.description=" + JoinCommand.SUMMARY
        })
public final class JoinCommand extends DomainCommand {

    static final String SUMMARY = "joins the dominion of the domain at an address";

    private final DomainServices services;

    @Activate
    public JoinCommand(@Reference DomainServices services) {
        super(Syntaxes.JOIN);
        this.services = services;
    }

    @Override
    void run(CommandLine line, Screen screen) {
        Endpoint target = HostAndPort.parse(line.requiredArgument());
        String host = target.addresses().get(0);
        Peer peer = Awaited.get(services.control().join(host, target.port()), "Joining failed");
        Dominion dominion = services.dominion();
        if (line.has(CommandSyntax.JSON)) {
            Json.print(PeerJson.of(dominion, peer), screen);
        } else {
            screen.line("Joined " + peer.name() + " (" + peer.identity().shortId() + ") at " + target + " in dominion "
                    + dominion.view().title() + ".");
        }
    }
}
