// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.membership.Input;
import org.homedomain.membership.LocalIdentity;
import org.homedomain.membership.Membership;
import org.homedomain.membership.MembershipSettings;
import org.homedomain.membership.Remembered;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.jspecify.annotations.Nullable;

/** A machine with a disk, a clock and an interface, on which a domain runs or not. */
public final class Host {

    private static final int PPM = 1_000_000;

    private final World world;
    private final int number;
    private final String name;
    private final long clockOrigin;
    private Disk disk;
    private List<String> addresses;
    private int port;
    private boolean powered = true;
    private boolean linkUp = true;
    private boolean left;
    private int driftPpm;
    private long slowness;
    private long pausedUntil;
    private int largestSent;
    private @Nullable Domain domain;
    private @Nullable Speaker original;

    Host(World world, int number, String name, String address, int port) {
        this.world = world;
        this.number = number;
        this.name = name;
        this.disk = new Disk(world.newId());
        this.addresses = List.of(address);
        this.port = port;
        this.clockOrigin = world.random().nextLong(-1L << 50, 1L << 50);
    }

    /** Its place in the world. */
    public int number() {
        return number;
    }

    /** For people. */
    public String name() {
        return name;
    }

    /** The ID of its domain, as its disk has it. */
    public String id() {
        return disk.id();
    }

    /** What outlives the process. */
    public Disk disk() {
        return disk;
    }

    /** Another card is put in. */
    public void insert(Disk other) {
        disk = other;
    }

    /** An empty card is put in. */
    public void wipe() {
        disk = new Disk(world.newId());
    }

    List<String> addresses() {
        return linkUp ? addresses : List.of();
    }

    List<String> allAddresses() {
        return addresses;
    }

    boolean hasAddress(String address) {
        return addresses.contains(address);
    }

    /** Whether it is powered and its interface is up. */
    public boolean isOnline() {
        return powered && linkUp;
    }

    /** The process that runs, if one does. */
    public Optional<Domain> domain() {
        return Optional.ofNullable(domain);
    }

    /** Whether a process of ours runs. */
    public boolean isRunning() {
        return domain != null;
    }

    /** Whether a domain runs that has not left. */
    public boolean takesPart() {
        return domain != null && !left;
    }

    /** Its domain says goodbye, and stays silent from then on. */
    public void leave() {
        if (domain != null) {
            left = true;
            domain.ask(Input.LeaveAsked::new, (answer, size) -> {});
        }
    }

    /** Its domain, which has left, is told to join another. */
    public void rejoin(Host other) {
        if (domain != null) {
            left = false;
            domain.ask(token -> new Input.JoinAsked(token, other.endpoint()), (answer, size) -> {});
        }
    }

    /** How fast its clock goes, in millionths too fast. */
    public void drift(int ppm) {
        driftPpm = ppm;
    }

    /** How long each step takes it. */
    public void slowness(long nanos) {
        slowness = nanos;
    }

    long slowness() {
        return slowness;
    }

    long pausedUntil() {
        return pausedUntil;
    }

    /** Whether the process stands still. */
    public boolean isPaused() {
        return pausedUntil > world.now();
    }

    /** The process goes on. */
    public void resume() {
        pausedUntil = Math.min(pausedUntil, world.now());
        if (domain != null) {
            domain.resumed();
        }
    }

    /** The process stands still for a while; the machine does not. */
    public void pause(long nanos) {
        pausedUntil = Math.max(pausedUntil, world.now() + nanos);
    }

    /** What its monotonic clock shows at a time of the world. */
    long clock(long worldNanos) {
        return clockOrigin + worldNanos + worldNanos / PPM * driftPpm;
    }

    /** The first time of the world at which its clock shows that. */
    long worldTime(long clockNanos) {
        long passed = clockNanos - clockOrigin;
        long guess = (long) (passed / (1 + (double) driftPpm / PPM));
        while (clock(guess) < clockNanos) {
            guess += PPM;
        }
        return Math.max(guess, world.now());
    }

    /** Power is there and a domain starts with what is on the disk. */
    public Host start() {
        powered = true;
        pausedUntil = 0;
        left = false;
        MembershipSettings settings = new MembershipSettings(
                world.title(), disk.id(), false, world.random().nextLong(), disk.incarnation(), world.pacing());
        Membership machine = new Membership(settings, identity(), world.codec()::seal, world.newRandom());
        Domain started = new Domain(world, this, machine);
        domain = started;
        world.witness().started(started);
        started.post(new Input.Started(Remembered.from(disk.snapshot(), disk.id())));
        return this;
    }

    /** The process is killed; the machine goes on and refuses connections. */
    public void kill() {
        end(false);
    }

    /** The power is cut. */
    public void powerOff() {
        end(true);
        powered = false;
    }

    private void end(boolean machineToo) {
        if (domain != null) {
            Domain ended = domain;
            domain = null;
            ended.end(machineToo);
            world.witness().ended(ended);
        }
    }

    /** The interface goes down or up, and the domain learns it. */
    public void link(boolean up) {
        linkUp = up;
        identityChanged();
    }

    /** The interface gets another address, and the domain learns it. */
    public void address(String newAddress) {
        List<String> before = addresses;
        addresses = List.of(newAddress);
        world.addressesChanged(this, before);
        identityChanged();
    }

    /** The next start listens on another port. */
    public void port(int newPort) {
        port = newPort;
    }

    private void identityChanged() {
        if (domain != null) {
            domain.post(new Input.IdentityChanged(identity()));
        }
    }

    /** The domain gave up its ID: it goes on under another. */
    void renewId(List<ExchangeMessage> known) {
        kill();
        disk.renew(world.newId(), known);
        world.trace().count("new ID of a twin");
        start();
    }

    /** Where its domain listens. */
    public Endpoint endpoint() {
        return new Endpoint(addresses(), port);
    }

    LocalIdentity identity() {
        return new LocalIdentity(
                name,
                endpoint(),
                "0.1.0",
                Set.of("compute"),
                List.of(new AdvertisedService("light", 9100), new AdvertisedService("thermostat", 9101)));
    }

    Optional<Speaker> listenerAt(int asked) {
        return asked != port ? Optional.empty() : Optional.ofNullable(domain != null ? domain : original);
    }

    void sent(int bytes) {
        largestSent = Math.max(largestSent, bytes);
    }

    /** The largest message it has sent since this was asked last. */
    public int takeLargestSent() {
        int largest = largestSent;
        largestSent = 0;
        return largest;
    }

    @Override
    public String toString() {
        return name;
    }
}
