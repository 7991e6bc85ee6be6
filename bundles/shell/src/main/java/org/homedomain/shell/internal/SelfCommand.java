// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import org.apache.felix.service.command.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code domain:self} */
@Component(
        service = Function.class,
        property = {
            "osgi.command.scope=domain",
            "osgi.command.function=self",
            "osgi.command.description=" + SelfCommand.SUMMARY
        })
public final class SelfCommand extends DomainCommand {

    static final String SUMMARY = "shows this domain";

    private final DomainServices services;

    @Activate
    public SelfCommand(@Reference DomainServices services) {
        super(Syntaxes.SELF);
        this.services = services;
    }

    @Override
    void run(CommandLine line, Screen screen) {
        Dominion dominion = services.dominion();
        PeerCommand.show(dominion, dominion.view().self(), line, screen);
    }
}
