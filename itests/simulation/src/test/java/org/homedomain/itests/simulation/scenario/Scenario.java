// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.scenario;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.itests.simulation.world.Domain;
import org.homedomain.itests.simulation.world.Edition;
import org.homedomain.itests.simulation.world.Host;
import org.homedomain.itests.simulation.world.Witness;
import org.homedomain.itests.simulation.world.World;
import org.homedomain.membership.Input;
import org.homedomain.membership.Output;
import org.homedomain.membership.Pacing;
import org.homedomain.spi.exchange.Octets;

/** Carries out the commands of a scenario; what a command shows is what each domain saw happen, in order. */
final class Scenario implements Witness {

    private static final long SEED = 1;

    private final World world = new World(SEED, Pacing.DEFAULT);
    private final Showing showing = new Showing(world);
    private final Map<String, List<String>> events = new TreeMap<>();

    Scenario() {
        world.witness(this);
    }

    @Override
    public void stepped(Domain domain, Output output) {
        showing.stepped(domain, output);
        for (PeerEvent event : output.news().events()) {
            events.computeIfAbsent(domain.host().name(), missing -> new ArrayList<>())
                    .add(event.kind() + " " + showing.name(event.peer()));
        }
        output.news().notices().forEach(notice -> events.computeIfAbsent(
                        domain.host().name(), missing -> new ArrayList<>())
                .add("NOTICE"));
    }

    /** One line of commands; returns what it showed. */
    List<String> carryOut(String command) {
        List<String> shown = new ArrayList<>();
        String[] words = command.split(" ");
        if (words[0].equals("run")) {
            world.run(duration(words[1]));
            if (words.length > 2 && words[2].equals("quietly")) {
                events.clear();
                showing.forgetCalls();
            }
        } else if (!startsSome(words) && !toNetwork(words) && !toHost(words)) {
            shown.addAll(showing.show(command));
        }
        events.forEach((name, all) -> shown.add(name + ": " + String.join(", ", all)));
        events.clear();
        return shown;
    }

    private boolean startsSome(String... words) {
        switch (words[0]) {
            case "domains" -> startAll(words[1], host -> {});
            case "older" -> startAll(words[1], host -> host.install(Edition.OLDER));
            case "originals" -> startAll(words[1], Host::installOriginal);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean toNetwork(String... words) {
        switch (words[0]) {
            case "cut" -> cut(words[1], words[2], true);
            case "mend" -> cut(words[1], words[2], false);
            case "side" -> side(words);
            case "loss" -> world.weather().loss(host(words[1]).number(), Double.parseDouble(words[2]));
            case "multicast" -> world.weather().multicast(words[1].equals("on"));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean toHost(String... words) {
        switch (words[0]) {
            case "start" -> host(words[1]).start();
            case "kill" -> host(words[1]).kill();
            case "power-off" -> host(words[1]).powerOff();
            case "empty-disk" -> host(words[1]).wipe();
            case "update" -> host(words[1]).install(Edition.CURRENT);
            case "port" -> host(words[1]).port(Integer.parseInt(words[2]));
            case "pause" -> host(words[1]).pause(duration(words[2]).toNanos());
            case "slow" -> host(words[1]).slowness(duration(words[2]).toNanos());
            case "clone" -> cloneCard(host(words[1]));
            default -> {
                return toDomain(words) || toInterface(words);
            }
        }
        return true;
    }

    private boolean toDomain(String... words) {
        switch (words[0]) {
            case "leave" -> host(words[1]).people().leave();
            case "join" -> host(words[1]).people().rejoin(host(words[2]));
            case "sleep" -> host(words[1]).people().sleep(duration(words[2]));
            case "wake" -> host(words[1]).people().wake();
            case "put" -> put(words[1], words[2], words[3]);
            case "delete" -> put(words[1], words[2], "");
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean toInterface(String... words) {
        switch (words[0]) {
            case "interface" -> host(words[1]).interfaces().up(words[2].equals("up"));
            case "address" -> host(words[1]).interfaces().replace(world.newAddress());
            case "second-network" -> host(words[1]).interfaces().add(world.newAddressElsewhere());
            case "first-network" -> host(words[1]).interfaces().houseCarries(words[2].equals("up"));
            default -> {
                return false;
            }
        }
        return true;
    }

    private interface Preparing {
        void prepare(Host host);
    }

    private void startAll(String number, Preparing preparing) {
        for (int count = Integer.parseInt(number); count > 0; count--) {
            Host host = world.addHost();
            preparing.prepare(host);
            host.start();
        }
    }

    private static Duration duration(String seconds) {
        return Duration.parse("PT" + seconds);
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

    private void put(String host, String key, String value) {
        Octets octets = Octets.copyOf(value.getBytes(StandardCharsets.UTF_8));
        host(host).domain().ifPresent(domain -> domain.post(new Input.EntryPut(key, value.isEmpty(), octets)));
    }
}
