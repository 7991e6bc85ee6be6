// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

/** A host's interface and the cable behind it. */
public final class Link {

    private static final int ROUTER = 254;

    private final Lab lab;
    private final Host host;
    private final Network network;
    private final String name;
    private final String plug;
    private String address;

    Link(Lab lab, Host host, Network network, String name) {
        this.lab = lab;
        this.host = host;
        this.network = network;
        this.name = name;
        this.plug = "p" + host.number() + name;
        this.address = network.address(host.number());
    }

    /** The interface's name on the host. */
    public String name() {
        return name;
    }

    /** Its IPv4 address. */
    public String address() {
        return address;
    }

    /** Lays the cable and brings the interface up. */
    void attach() {
        lab.ip("link add " + plug + " type veth peer name " + name + " netns "
                + host.namespace().innerPid());
        plugInto(network);
        up();
    }

    /** Switches the interface off on the host. */
    public void down() {
        host.ip("link set " + name + " down");
    }

    /** Switches the interface on, with its address and a default route, which multicast needs. */
    public void up() {
        host.ip(
                "addr replace " + address + "/24 brd + dev " + name,
                "link set " + name + " up",
                "route replace default via " + network.address(ROUTER) + " dev " + name + " metric "
                        + (100 + network.number()));
    }

    /** Pulls the cable out of the network; the interface stays up. */
    public void unplug() {
        lab.ip("link set " + plug + " nomaster");
    }

    /** Loses that many packets of a hundred, at random, of those that come and of those that go. */
    public Fault lose(int percent) {
        String lost = Lab.share(percent);
        return lab.drop("iifname " + plug + " " + lost, "oifname " + plug + " " + lost);
    }

    /** Loses everything that this host sends to the other; what the other sends arrives. */
    public Fault cutTowards(Link other) {
        return lab.drop("iifname " + plug + " oifname " + other.plug);
    }

    /** Puts the cable into the network that it came from. */
    public void replug() {
        plugInto(network);
    }

    /** Gives the interface another IPv4 address in place of its own. */
    public void changeAddress(int lastPart) {
        String old = address;
        address = network.address(lastPart);
        host.ip("addr del " + old + "/24 dev " + name);
        up();
    }

    void plugInto(Network other) {
        lab.ip(plugged(other));
    }

    /** The line that puts the cable into that network. */
    String plugged(Network other) {
        return "link set " + plug + " master " + other.bridge() + " up";
    }

    /** The same for the network that it came from. */
    String plugged() {
        return plugged(network);
    }
}
