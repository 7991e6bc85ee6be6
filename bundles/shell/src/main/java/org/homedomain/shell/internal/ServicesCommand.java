// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.List;
import org.apache.felix.service.command.Function;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Peer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code domain:services} */
@Component(
        service = Function.class,
        property = {
            "osgi.command.scope=domain",
            "osgi.command.function=services",
            "osgi.command.description=" + ServicesCommand.SUMMARY
        })
public final class ServicesCommand extends DomainCommand {

    static final String SUMMARY = "lists the home services of this dominion";

    private final DomainServices services;

    @Activate
    public ServicesCommand(@Reference DomainServices services) {
        super(Syntaxes.SERVICES);
        this.services = services;
    }

    @Override
    void run(CommandLine line, Screen screen) {
        List<Running> running = running(services.dominion());
        if (line.has(CommandSyntax.JSON)) {
            Json.print(running.stream().map(Running::json), screen);
        } else if (running.isEmpty()) {
            screen.line("No domain of this dominion runs a home service.");
        } else {
            Table table = new Table("SERVICE", "DOMAIN", "ADDRESS", "STATUS");
            running.forEach(one -> table.row(
                    one.service().name(), one.host().name(), one.endpoint().toString(), StatusName.of(one.host())));
            table.print(screen);
        }
    }

    private static List<Running> running(Dominion dominion) {
        return dominion.view()
                .all()
                .flatMap(host -> Dominion.services(host).stream().map(service -> new Running(service, host)))
                .sorted(Comparator.comparing((Running one) -> one.service().name()))
                .toList();
    }

    /** A service on its host. */
    private record Running(AdvertisedService service, Peer host) {

        Endpoint endpoint() {
            return new Endpoint(host.identity().endpoint().addresses(), service.port());
        }

        JsonObject json() {
            JsonObject json = new JsonObject();
            json.addProperty("name", service.name());
            json.addProperty("domain", host.name());
            json.addProperty("domainId", host.id());
            json.addProperty("address", endpoint().toString());
            json.addProperty("status", StatusName.of(host.status()));
            json.addProperty("reachable", host.contact().reachable());
            return json;
        }
    }
}
