// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.scenario;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.homedomain.api.peer.Peer;
import org.homedomain.itests.simulation.world.Domain;
import org.homedomain.itests.simulation.world.Host;
import org.homedomain.itests.simulation.world.World;
import org.homedomain.membership.Output;
import org.homedomain.membership.Stance;
import org.homedomain.spi.exchange.DominionEntry;

/** Puts into words what domains look like. */
final class Showing {

    private final World world;
    private final Map<Domain, Stance> stances = new HashMap<>();
    private final Map<Domain, Long> calls = new HashMap<>();

    Showing(World world) {
        this.world = world;
    }

    void stepped(Domain domain, Output output) {
        stances.put(domain, output.stance());
        calls.merge(domain, (long) output.sends().size(), Long::sum);
    }

    /** Name and incarnation; an original has no incarnation. */
    String name(Peer peer) {
        if (!peer.original()) {
            return peer.name() + "/" + peer.incarnation();
        }
        return "original "
                + world.hosts().stream()
                        .filter(host -> host.id().equals(peer.id()))
                        .map(Host::name)
                        .findFirst()
                        .orElse("?");
    }

    /** What one command asks to see of each domain. */
    List<String> show(String command) {
        return switch (command) {
            case "view" -> ofEach("sees", this::view);
            case "stance" ->
                ofEach("is", domain -> stances.getOrDefault(domain, Stance.QUIET)
                        .name()
                        .toLowerCase(Locale.ROOT));
            case "streams" -> grouped("streams", domain -> Integer.toString(domain.openStreams()));
            case "calls" -> grouped("calls", domain -> Long.toString(takeCalls(domain)));
            case "entries" -> ofEach("holds", Showing::entries);
            default -> throw new IllegalArgumentException("no command \"" + command + "\"");
        };
    }

    private List<String> ofEach(String verb, Function<Domain, String> words) {
        List<String> lines = new ArrayList<>();
        for (Host host : world.hosts()) {
            host.domain().ifPresent(domain -> lines.add(host.name() + " " + verb + " " + words.apply(domain)));
        }
        return lines;
    }

    /** Who has the same stands in one line. */
    private List<String> grouped(String noun, Function<Domain, String> words) {
        Map<String, List<String>> groups = new TreeMap<>();
        for (Host host : world.hosts()) {
            host.domain().ifPresent(domain -> groups.computeIfAbsent(words.apply(domain), none -> new ArrayList<>())
                    .add(host.name()));
        }
        List<String> lines = new ArrayList<>();
        groups.forEach((number, names) -> lines.add(number + " " + noun + ": " + String.join(", ", names)));
        return lines;
    }

    private String view(Domain domain) {
        return String.join(
                ", ",
                domain.machine().view().peers().stream()
                        .map(peer -> name(peer) + " " + peer.status()
                                + (peer.contact().reachable() ? "" : " (unreachable)"))
                        .sorted()
                        .toList());
    }

    void forgetCalls() {
        calls.clear();
    }

    /** Since this was asked last. */
    private long takeCalls(Domain domain) {
        Long made = calls.put(domain, 0L);
        return made == null ? 0 : made;
    }

    private static String entries(Domain domain) {
        return String.join(
                ", ",
                domain.machine().snapshot().stream()
                        .flatMap(message -> message.dominion().stream())
                        .flatMap(part -> part.entries().stream())
                        .map(Showing::words)
                        .sorted()
                        .toList());
    }

    private static String words(DominionEntry entry) {
        String value = new String(entry.value().toByteArray(), StandardCharsets.UTF_8);
        return entry.key() + "=" + (entry.deleted() ? "(deleted)" : value) + " at " + entry.counter();
    }
}
