// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The addresses of one machine, in one or two networks that nothing routes between. */
public final class Interfaces {

    /** All machines are in this network; some are in another one besides. */
    static final int HOUSE = 0;

    private final World world;
    private final Host host;
    private final Set<Integer> dark = new HashSet<>();
    private List<String> addresses = List.of();
    private boolean up = true;

    Interfaces(World world, Host host) {
        this.world = world;
        this.host = host;
    }

    /** In which network an address is. */
    static int network(String address) {
        return address.startsWith("10.") ? HOUSE : 1;
    }

    /** What the process is told of. */
    List<String> shown() {
        return up ? addresses : List.of();
    }

    boolean isUp() {
        return up;
    }

    /** All go down or up, and the domain learns it. */
    public void up(boolean isUp) {
        up = isUp;
        host.identityChanged();
    }

    /** Another address instead of that in the same network; the domain learns it. */
    public void replace(String address) {
        List<String> newer = new ArrayList<>(List.of(address));
        addresses.stream().filter(other -> network(other) != network(address)).forEach(newer::add);
        become(newer);
    }

    /** One address more, in a network of its own; the domain learns it. */
    public void add(String address) {
        List<String> newer = new ArrayList<>(addresses);
        newer.add(address);
        become(newer);
    }

    /** One address less; the domain learns it. */
    public void remove(String address) {
        become(addresses.stream().filter(other -> !other.equals(address)).toList());
    }

    private void become(List<String> newer) {
        world.addressesChanged(host, addresses, newer);
        addresses = List.copyOf(newer);
        host.identityChanged();
    }

    /** Whether it is in both networks. */
    public boolean inTwoNetworks() {
        return addresses.size() > 1;
    }

    /** The network all are in carries nothing to and from this machine, which does not notice; or carries again. */
    public void houseCarries(boolean carries) {
        if (carries) {
            dark.remove(HOUSE);
        } else {
            dark.add(HOUSE);
        }
    }

    /** The address it would speak from; empty if it has none in that network. */
    String towards(String target) {
        return shown().stream()
                .filter(address -> network(address) == network(target))
                .findFirst()
                .orElse("");
    }

    /** Whether it has that address, as far as it knows. */
    boolean has(String address) {
        return up && addresses.contains(address);
    }

    /** Whether anything gets to and from that address. */
    boolean carries(String address) {
        return has(address) && !dark.contains(network(address));
    }

    /** Whether a datagram to all gets from one machine to another. */
    boolean shareNetwork(Interfaces other) {
        return addresses.stream()
                .anyMatch(address -> carries(address)
                        && other.addresses.stream()
                                .anyMatch(far -> network(far) == network(address) && other.carries(far)));
    }
}
