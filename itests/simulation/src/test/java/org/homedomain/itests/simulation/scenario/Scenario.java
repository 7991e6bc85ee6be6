// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.itests.simulation.world.Domain;
import org.homedomain.itests.simulation.world.Host;
import org.homedomain.itests.simulation.world.Witness;
import org.homedomain.itests.simulation.world.World;
import org.homedomain.membership.Output;
import org.homedomain.membership.Pacing;

/** Carries out the commands of a scenario; what a command shows is what each domain saw happen, in order. */
final class Scenario implements Witness {

    private static final long SEED = 1;

    private final World world = new World(SEED, Pacing.DEFAULT);
    private final Map<String, List<String>> events = new TreeMap<>();

    Scenario() {
        world.witness(this);
    }

    @Override
    public void stepped(Domain domain, Output output) {
        for (PeerEvent event : output.news().events()) {
            events.computeIfAbsent(domain.host().name(), missing -> new ArrayList<>())
                    .add(event.kind() + " " + event.peer().name() + "/"
                            + event.peer().incarnation());
        }
        output.news().notices().forEach(notice -> events.computeIfAbsent(
                        domain.host().name(), missing -> new ArrayList<>())
                .add("NOTICE"));
    }

    /** One line of commands; returns what it showed. */
    List<String> carryOut(String command) {
        List<String> shown = new ArrayList<>();
        String[] words = command.split(" ");
        switch (words[0]) {
            case "domains" -> startAll(Integer.parseInt(words[1]));
            case "run" -> world.run(Duration.parse("PT" + words[1]));
            case "start" -> host(words[1]).start();
            case "kill" -> host(words[1]).kill();
            case "power-off" -> host(words[1]).powerOff();
            case "pause" -> host(words[1]).pause(Duration.parse("PT" + words[2]).toNanos());
            case "leave" -> host(words[1]).people().leave();
            case "join" -> host(words[1]).people().rejoin(host(words[2]));
            case "loss" -> world.weather().loss(host(words[1]).number(), Double.parseDouble(words[2]));
            case "cut" -> cut(words[1], words[2], true);
            case "mend" -> cut(words[1], words[2], false);
            case "side" -> side(words);
            case "clone" -> cloneCard(host(words[1]));
            case "view" -> view(shown);
            default -> throw new IllegalArgumentException("no command \"" + command + "\"");
        }
        events.forEach((name, all) -> shown.add(name + ": " + String.join(", ", all)));
        events.clear();
        return shown;
    }

    private void startAll(int number) {
        for (int count = 0; count < number; count++) {
            world.addHost().start();
        }
    }

    private Host host(String name) {
        return world.hosts().stream()
                .filter(host -> host.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no host " + name));
    }

    private void cut(String one, String other, boolean isCut) {
        world.weather().cut(host(one).number(), host(other).number(), isCut);
        world.weather().cut(host(other).number(), host(one).number(), isCut);
    }

    /** {@code side 1 d0 d1}: these are on side 1 of the network. */
    private void side(String... words) {
        for (int index = 2; index < words.length; index++) {
            world.weather().side(host(words[index]).number(), Integer.parseInt(words[1]));
        }
    }

    private void cloneCard(Host original) {
        Host twin = world.addHost();
        twin.insert(original.disk().copy());
        twin.start();
    }

    private void view(List<String> shown) {
        for (Host host : world.hosts()) {
            host.domain()
                    .ifPresent(domain -> shown.add(host.name() + " sees "
                            + String.join(
                                    ", ",
                                    domain.machine().view().peers().stream()
                                            .map(peer -> peer.name() + "/" + peer.incarnation() + " " + peer.status()
                                                    + (peer.contact().reachable() ? "" : " (unreachable)"))
                                            .sorted()
                                            .toList())));
        }
    }
}
