// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.homedomain.api.diagnosis.Diagnosis;
import org.homedomain.api.diagnosis.Finding;
import org.homedomain.api.peer.DominionView;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.membership.Stance;

/** Says whether membership is in order. */
final class MembershipDiagnosis implements Diagnosis {

    private static final int ORDER = 50;
    private static final long SECONDS = 2;

    private final Registry registry;
    private final Supplier<List<Finding>> services;

    MembershipDiagnosis(Registry registry, Supplier<List<Finding>> services) {
        this.registry = registry;
        this.services = services;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        try {
            examine(registry.membership().health().get(SECONDS, TimeUnit.SECONDS), findings);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException busy) {
            findings.add(Finding.fault(
                    "membership", "The registry did not answer within " + SECONDS + " s.", "Restart the domain."));
        }
        overflow("messages", registry.droppedMessages(), findings);
        overflow("sightings", registry.droppedSightings(), findings);
        findings.addAll(registry.troubles().findings());
        findings.addAll(services.get());
        return findings;
    }

    private static void overflow(String what, long count, List<Finding> findings) {
        if (count > 0) {
            findings.add(Finding.warning(
                    "membership messages",
                    "Dropped " + count + " " + what + " that came faster than they could be handled.",
                    "Look for a machine that floods the network."));
        }
    }

    private static void examine(MembershipLoop.Health health, List<Finding> findings) {
        findings.add(company(health));
        unreachable(health.view(), findings);
        health.flapping()
                .forEach((name, times) -> findings.add(Finding.warning(
                        "peer " + name,
                        name + " was given up " + times + " times in the last hour.",
                        "Check its power, its network and whether it is overloaded.")));
        for (String notice : health.notices()) {
            boolean out = health.view().self().status() == PeerStatus.LEFT;
            findings.add(
                    out
                            ? Finding.fault("domain ID", notice, "Give this domain another uuid and restart it.")
                            : Finding.warning("domain ID", notice, "Do not copy data folders between machines."));
        }
        long dropped =
                health.drops().values().stream().mapToLong(Long::longValue).sum();
        if (dropped == 0) {
            findings.add(Finding.ok("membership messages", "Nothing was dropped."));
        }
        health.drops()
                .forEach((cause, count) -> findings.add(Finding.warning(
                        "membership messages",
                        "Dropped " + count + " " + cause.words() + ".",
                        "Look for a misconfigured or hostile machine if the number keeps growing.")));
    }

    private static Finding company(MembershipLoop.Health health) {
        DominionView view = health.view();
        String title = "\"" + view.title() + "\"";
        if (view.self().status() == PeerStatus.LEFT) {
            return Finding.warning("dominion", "This domain has left " + title + ".", "Join again or restart it.");
        }
        if (view.self().status() == PeerStatus.SLEEPING) {
            return Finding.ok("dominion", "This domain sleeps: it announced an absence. 'domain:wake' ends it.");
        }
        if (view.self().identity().endpoint().addresses().isEmpty()) {
            return Finding.fault(
                    "dominion", "No usable network link is up: this domain is cut off.", "Connect it to a network.");
        }
        if (health.stance() == Stance.LONELY) {
            return Finding.warning(
                    "dominion",
                    "No other domain of " + title + " is known; " + health.waitingDials()
                            + " addresses wait to be tried.",
                    "Check that the others have the same title and that multicast or 'peers' leads to them.");
        }
        return Finding.ok("dominion", view.members().count() + " live peers in " + title + ".");
    }

    private static void unreachable(DominionView view, List<Finding> findings) {
        view.members()
                .filter(peer -> !peer.contact().reachable())
                .map(Peer::name)
                .forEach(name -> findings.add(Finding.warning(
                        "peer " + name,
                        name + " is alive, but this domain cannot reach it.",
                        "Check routes and firewalls between the two.")));
    }
}
