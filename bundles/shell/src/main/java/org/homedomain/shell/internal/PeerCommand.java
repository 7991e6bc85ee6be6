// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import org.apache.felix.service.command.Function;
import org.homedomain.api.peer.Peer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code domain:peer} */
@Component(
        service = Function.class,
        property = {
            "osgi.command.scope=domain",
            "osgi.command.function=peer",
            "osgi.command.description=" + PeerCommand.SUMMARY
        })
public final class PeerCommand extends DomainCommand {

    static final String SUMMARY = "shows all that is known of one domain";

    private final DomainServices services;

    @Activate
    public PeerCommand(@Reference DomainServices services) {
        super(Syntaxes.PEER);
        this.services = services;
    }

    @Override
    void run(CommandLine line, Screen screen) {
        Dominion dominion = services.dominion();
        show(dominion, dominion.find(line.requiredArgument()), line, screen);
    }

    static void show(Dominion dominion, Peer peer, CommandLine line, Screen screen) {
        if (line.has(CommandSyntax.JSON)) {
            Json.print(PeerJson.of(dominion, peer), screen);
        } else {
            PeerBlock.print(dominion, peer, screen);
        }
    }
}
