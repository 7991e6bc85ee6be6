// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Function;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerStatus;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code domain:peers} */
@Component(
        service = Function.class,
        property = {
            "osgi.command.scope=domain",
            "osgi.command.function=peers",
            "osgi.command.description=" + PeersCommand.SUMMARY
        })
public final class PeersCommand extends DomainCommand {

    static final String SUMMARY = "lists the domains of this dominion";

    private final DomainServices services;

    @Activate
    public PeersCommand(@Reference DomainServices services) {
        super(Syntaxes.PEERS);
        this.services = services;
    }

    @Override
    void run(CommandLine line, Screen screen) {
        Optional<Set<PeerStatus>> states = line.value("--status").map(StatusName::parse);
        Optional<String> service = line.value("--service");
        Dominion dominion = services.dominion();
        List<Peer> shown = dominion.view()
                .all()
                .filter(peer -> states.isEmpty() || states.get().contains(peer.status()))
                .filter(peer -> service.isEmpty() || runs(peer, service.get()))
                .toList();
        if (line.has(CommandSyntax.JSON)) {
            Json.print(shown.stream().map(peer -> PeerJson.of(dominion, peer)), screen);
        } else if (shown.isEmpty()) {
            screen.line("None of the " + dominion.view().all().count() + " known domains is like that."
                    + service.map(name -> Nearest.suggestion(name, services(dominion)))
                            .orElse(""));
        } else {
            table(dominion, shown).print(screen);
            if (dominion.view().peers().isEmpty()) {
                screen.line("No other domain is known yet. 'domain:doctor' looks for the reason.");
            }
        }
    }

    private static List<String> services(Dominion dominion) {
        return dominion.view()
                .all()
                .flatMap(peer -> Dominion.services(peer).stream())
                .map(AdvertisedService::name)
                .toList();
    }

    private static boolean runs(Peer peer, String service) {
        return Dominion.services(peer).stream().anyMatch(run -> run.name().equals(service));
    }

    private static Table table(Dominion dominion, List<Peer> peers) {
        Table table = new Table("NAME", "ID", "STATUS", "ADDRESS", "VERSION", "SERVICES", "RTT", "LAST CONTACT");
        for (Peer peer : peers) {
            boolean self = dominion.isSelf(peer);
            table.row(
                    peer.name() + (self ? " (self)" : ""),
                    peer.identity().shortId(),
                    Standing.of(dominion, peer),
                    peer.identity().endpoint().toString(),
                    peer.identity().version(),
                    services(peer),
                    dominion.registry().roundTrip(peer).map(RoundTrips::millis).orElse("-"),
                    self ? "-" : contact(dominion.sinceContact(peer)));
        }
        return table;
    }

    private static String services(Peer peer) {
        List<AdvertisedService> services = Dominion.services(peer);
        return services.isEmpty()
                ? "-"
                : services.stream().map(AdvertisedService::name).collect(Collectors.joining(", "));
    }

    private static String contact(Optional<Duration> age) {
        return age.map(Age::of).orElse("never");
    }
}
