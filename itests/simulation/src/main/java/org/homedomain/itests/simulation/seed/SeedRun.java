// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.seed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.homedomain.itests.simulation.check.Agreement;
import org.homedomain.itests.simulation.check.Bounds;
import org.homedomain.itests.simulation.check.BrokenInvariant;
import org.homedomain.itests.simulation.check.Health;
import org.homedomain.itests.simulation.check.Invariants;
import org.homedomain.itests.simulation.world.Edition;
import org.homedomain.itests.simulation.world.Host;
import org.homedomain.itests.simulation.world.World;
import org.homedomain.membership.Pacing;

/** Runs one seed: domains start, faults happen, all heals, all must agree. */
public final class SeedRun {

    /**
     * How it ended.
     *
     * @param seed that it came from
     * @param domains at first
     * @param hash of all that happened
     * @param steps of all domains
     * @param virtual how long it was inside
     * @param agreement how long it took until all agreed, after the last fault
     * @param counts how often each fault happened
     * @param broken the invariant that broke, if one did
     * @param story the last things that happened, if one broke
     */
    public record Result(
            long seed,
            int domains,
            long hash,
            long steps,
            Duration virtual,
            Duration agreement,
            Map<String, Long> counts,
            Optional<BrokenInvariant> broken,
            List<String> story) {}

    private static final Duration GLANCE = Duration.ofMillis(250);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration CALM = Duration.ofSeconds(30);
    private static final int STORY = 150;
    private static final int DRIFT_PPM = 10_000;

    private final long seed;
    private final SeedPlan plan;
    private final World world;
    private final Health health;
    private final Invariants invariants;
    private final Scene scene;

    public SeedRun(long seed, OptionalInt domains) {
        this.seed = seed;
        this.plan = SeedPlan.of(seed, domains);
        this.world = new World(seed, Pacing.DEFAULT);
        this.health = new Health(world::now);
        this.invariants = new Invariants(world, health);
        this.scene = new Scene(world, health, plan.rest());
        world.witness(invariants);
    }

    /** Runs to the end, or to the first broken invariant. */
    public Result run() {
        try {
            Duration agreement = runUnguarded();
            return result(agreement, Optional.empty());
        } catch (BrokenInvariant broken) {
            return result(Duration.ZERO, Optional.of(broken));
        } catch (RuntimeException thrown) {
            BrokenInvariant broken = new BrokenInvariant(world.now(), "?", "threw " + thrown);
            broken.initCause(thrown);
            return result(Duration.ZERO, Optional.of(broken));
        }
    }

    private Duration runUnguarded() {
        startAll();
        Substitutes substitutes = plan.substitutes();
        plan.faults().forEach(due -> world.timeline().later(due.at(), () -> substitutes.happen(due.fault(), scene)));
        pass(plan.duration());
        scene.undoAll();
        world.trace().tell(world.now(), "all", "is healed;", Agreement.of(world).size() + " take part");
        boolean anyStrangers = Agreement.of(world).anyStrangers();
        Duration agreement = agree(anyStrangers ? Bounds.FOUND : Bounds.AGREEMENT);
        pass(CALM);
        agree(Duration.ZERO);
        Agreement.of(world).unreachable().ifPresent(said -> {
            throw new BrokenInvariant(world.now(), "all", "long after the healing " + said);
        });
        agreeOnOriginals();
        return agreement;
    }

    private void startAll() {
        SeedPlan.Population population = plan.population();
        for (int number = 0; number < plan.domains(); number++) {
            Host host = world.addHost();
            if (plan.drifting()) {
                host.drift(plan.rest().nextInt(-DRIFT_PPM, DRIFT_PPM + 1));
            }
            if (plan.rest().nextDouble() < population.older()) {
                host.install(Edition.OLDER);
                world.trace().count("older version");
            }
            if (plan.rest().nextDouble() < population.twoNetworks()) {
                host.interfaces().add(world.newAddressElsewhere());
            }
            startSoon(host);
        }
        for (int number = 0; number < population.originals(); number++) {
            Host host = world.addHost();
            host.installOriginal();
            world.trace().count("original");
            startSoon(host);
        }
    }

    private void startSoon(Host host) {
        health.disturb(host);
        world.timeline().later(plan.rest().nextLong(Duration.ofSeconds(2).toNanos()), () -> host.start());
    }

    private void pass(Duration duration) {
        long until = world.now() + duration.toNanos();
        while (world.now() < until) {
            world.run(Duration.ofNanos(Math.min(LOOK.toNanos(), until - world.now())));
            invariants.checkSizes();
        }
    }

    private Duration agree(Duration bound) {
        Optional<Duration> taken =
                world.runUntil(() -> Agreement.of(world).difference().isEmpty(), GLANCE, bound);
        return taken.orElseThrow(() -> new BrokenInvariant(
                world.now(),
                "all",
                "no agreement " + bound.toSeconds() + " s after the healing: "
                        + Agreement.of(world).difference().orElse("now they agree")));
    }

    private void agreeOnOriginals() {
        if (world.hosts().stream().noneMatch(Host::isOriginal)) {
            return;
        }
        boolean agreed = world.runUntil(
                        () -> Agreement.of(world).differenceOnOriginals(world).isEmpty(),
                        Duration.ofSeconds(1),
                        Bounds.ORIGINALS)
                .isPresent();
        if (!agreed) {
            throw new BrokenInvariant(
                    world.now(),
                    "all",
                    "no agreement on originals " + Bounds.ORIGINALS.toSeconds() + " s later: "
                            + Agreement.of(world).differenceOnOriginals(world).orElse("now they agree"));
        }
    }

    private Result result(Duration agreement, Optional<BrokenInvariant> broken) {
        List<String> story = broken.isPresent() ? world.trace().last(STORY) : List.of();
        return new Result(
                seed,
                plan.domains(),
                world.trace().hash(),
                world.trace().steps(),
                Duration.ofNanos(world.now()),
                agreement,
                world.trace().counts(),
                broken,
                story);
    }
}
