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

/** A machine with a disk, a clock and interfaces, on which a domain runs or not. */
public final class Host {

    private final World world;
    private final int number;
    private final String name;
    private final HostClock clock;
    private final Interfaces interfaces;
    private final People people;
    private Disk disk;
    private Edition edition = Edition.CURRENT;
    private boolean runsOriginal;
    private int port;
    private boolean powered = true;
    private long slowness;
    private long pausedUntil;
    private int largestSent;
    private @Nullable Domain domain;
    private @Nullable Original original;

    Host(World world, int number, String name, String address, int port) {
        this.world = world;
        this.number = number;
        this.name = name;
        this.disk = new Disk(world.newId());
        this.interfaces = new Interfaces(world, this);
        interfaces.add(address);
        this.port = port;
        this.people = new People(this, world::now);
        this.clock = new HostClock(world.random().nextLong(-1L << 50, 1L << 50));
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

    /** What the next start runs. */
    public void install(Edition newEdition) {
        edition = newEdition;
    }

    /** The next start runs an original. */
    public void installOriginal() {
        runsOriginal = true;
    }

    /** Whether what runs here, or did, is an original. */
    public boolean isOriginal() {
        return runsOriginal;
    }

    /** Which version of ours the next start runs. */
    public Edition edition() {
        return edition;
    }

    /** How it is connected. */
    public Interfaces interfaces() {
        return interfaces;
    }

    HostClock clock() {
        return clock;
    }

    /** What people do to its domain. */
    public People people() {
        return people;
    }

    /** Whether it is powered and its interface is up. */
    public boolean isOnline() {
        return powered && interfaces.isUp();
    }

    /** The process of ours that runs, if one does. */
    public Optional<Domain> domain() {
        return Optional.ofNullable(domain);
    }

    Optional<Speaker> speaker() {
        return Optional.ofNullable(domain != null ? domain : original);
    }

    /** Whether a process of ours runs. */
    public boolean isRunning() {
        return domain != null;
    }

    /** Whether an original runs. */
    public boolean isRunningOriginal() {
        return original != null;
    }

    /** Whether a domain of ours runs that has neither left nor sleeps. */
    public boolean takesPart() {
        return domain != null && !people.isAway();
    }

    /** How fast its clock goes, in millionths too fast. */
    public void drift(int ppm) {
        clock.drift(ppm);
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
        speaker().ifPresent(Speaker::resumed);
    }

    /** The process stands still for a while; the machine does not. */
    public void pause(long nanos) {
        pausedUntil = Math.max(pausedUntil, world.now() + nanos);
    }

    /** Power is there and a domain starts with what is on the disk. */
    public Host start() {
        powered = true;
        pausedUntil = 0;
        people.begin();
        if (runsOriginal) {
            Original started = new Original(world, this);
            original = started;
            started.start();
            return this;
        }
        MembershipSettings settings = new MembershipSettings(
                world.title(), disk.id(), false, world.random().nextLong(), disk.incarnation(), world.pacing());
        Membership machine =
                new Membership(settings, identity(), edition.sealing(world.codec()::seal), world.newRandom());
        Domain started = new Domain(world, this, machine, edition);
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
        Optional<Speaker> ended = speaker();
        Optional<Domain> ours = domain();
        domain = null;
        original = null;
        ended.ifPresent(process -> process.end(machineToo));
        ours.ifPresent(process -> world.witness().ended(process));
    }

    /** The next start listens on another port. */
    public void port(int newPort) {
        port = newPort;
    }

    void identityChanged() {
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
        return new Endpoint(interfaces.shown(), port);
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
        return asked == port ? speaker() : Optional.empty();
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
