// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.time.Duration;
import org.apache.felix.service.command.Function;
import org.homedomain.api.peer.Peer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code domain:ping} */
@Component(
        service = Function.class,
        property = {
            "osgi.command.scope=domain",
            "osgi.command.function=ping",
            "osgi.command.description=" + PingCommand.SUMMARY
        })
public final class PingCommand extends DomainCommand {

    static final String SUMMARY = "measures round trips to a domain";

    private static final int DEFAULT_COUNT = 3;
    private static final int MOST = 100;

    private final DomainServices services;

    @Activate
    public PingCommand(@Reference DomainServices services) {
        super(Syntaxes.PING);
        this.services = services;
    }

    @Override
    void run(CommandLine line, Screen screen) {
        int count = line.value("--count").map(PingCommand::count).orElse(DEFAULT_COUNT);
        Peer peer = services.dominion().find(line.requiredArgument());
        boolean json = line.has(CommandSyntax.JSON);
        RoundTrips trips = new RoundTrips(peer);
        if (!json) {
            screen.line("Asking " + peer.name() + " at " + peer.identity().endpoint() + ":");
        }
        boolean interrupted = false;
        for (int number = 1; number <= count && !interrupted; number++) {
            String told;
            try {
                told = once(peer, trips);
            } catch (CommandException e) {
                trips.missed();
                interrupted = e.isInterruption();
                told = e.toString();
            }
            if (!json) {
                screen.line("  " + number + ": " + told);
            }
        }
        if (json) {
            Json.print(trips.json(), screen);
        } else if (trips.anyAnswered()) {
            screen.line(trips.summary());
        }
        if (!trips.anyAnswered()) {
            throw json
                    ? CommandException.afterJson()
                    : new CommandException(peer.name() + " did not answer. 'domain:doctor' looks for the reason.");
        }
    }

    /** Asks for the service each time: the domain may be replaced between two. */
    private String once(Peer peer, RoundTrips trips) {
        Duration trip = Awaited.get(services.control().ping(peer), "no answer");
        trips.answered(trip);
        return RoundTrips.millis(trip);
    }

    private static int count(String text) {
        int count = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (count < 1 || count > MOST) {
            throw new CommandException("--count is a number from 1 to " + MOST + ", not '" + text + "'.");
        }
        return count;
    }
}
