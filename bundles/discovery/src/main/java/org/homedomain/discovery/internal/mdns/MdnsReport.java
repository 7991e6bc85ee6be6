// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.homedomain.api.diagnosis.Finding;
import org.homedomain.discovery.internal.mdns.EchoProbe.Echoes;
import org.homedomain.discovery.internal.mdns.LaneSockets.LaneState;

/** Says in words whether multicast DNS works on each lane, and if not, why and what to do. */
final class MdnsReport {

    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private MdnsReport() {}

    /** Asks for this domain on each lane and sees whether the question and our announcement come back. */
    static List<Finding> examine(boolean enabled, List<MdnsSession> sessions) {
        if (!enabled) {
            return List.of(Finding.ok(
                    "mDNS", "Is switched off by 'mdns = false' in [discovery]: only configured peers are looked for."));
        } else if (sessions.isEmpty()) {
            return List.of(Finding.ok("mDNS", "Rests: this domain looks for nobody at present."));
        }
        List<Finding> findings = new ArrayList<>();
        for (MdnsSession session : sessions) {
            Optional<Echoes> echoes = probe(session); // first: a session that was just opened has its lanes afterwards
            findings.addAll(echoes.map(each -> findings(session.states(), each, session.drops()))
                    .orElseGet(() -> List.of(Finding.warning("mDNS", "It is starting.", "Ask again in a moment."))));
        }
        return findings;
    }

    private static Optional<Echoes> probe(MdnsSession session) {
        try {
            return session.probe(PATIENCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static List<Finding> findings(Map<Lane, LaneState> states, Echoes echoes, String drops) {
        List<Finding> findings = new ArrayList<>();
        if (states.isEmpty()) {
            findings.add(Finding.fault(
                    "mDNS",
                    "No interface that carries multicast can be used, so nobody can be found by it.",
                    "See the findings on interfaces, or name peers under 'peers' in the settings and switch multicast off by"
                            + " 'mdns = false' in [discovery]."));
        }
        states.keySet().stream()
                .sorted(Comparator.comparing(Lane::toString))
                .forEach(lane -> findings.add(finding(lane, states, echoes)));
        if (!drops.isEmpty()) {
            findings.add(Finding.warning(
                    "mDNS input",
                    "Was dropped: " + drops + ".",
                    "Look for a broken or hostile device on this network."));
        }
        return findings;
    }

    private static Finding finding(Lane lane, Map<Lane, LaneState> states, Echoes echoes) {
        String subject = "multicast on " + lane;
        LaneState state = states.getOrDefault(lane, new LaneState("it vanished", new LaneCounters()));
        if (!state.failure().isEmpty()) {
            String observed = "Does not work: " + state.failure() + ". It is tried again.";
            boolean otherFamilyWorks = echoes.questions().contains(new Lane(lane.link(), !lane.ipv6()));
            return otherFamilyWorks
                    ? Finding.warning(subject, observed, remedy(lane, state.failure()))
                    : Finding.fault(subject, observed, remedy(lane, state.failure()));
        }
        return echo(lane, subject, counted(state.counters()), echoes);
    }

    private static Finding echo(Lane lane, String subject, String counted, Echoes echoes) {
        if (!echoes.questions().contains(lane)) {
            return Finding.fault(subject, "Our own question did not come back; " + counted + ".", silence(lane));
        } else if (!echoes.audible()) {
            return Finding.ok(
                    subject,
                    "Our own question came back; nothing is announced, as this domain has company and others answer"
                            + " newcomers; " + counted + ".");
        }
        return echoes.announcements().contains(lane)
                ? Finding.ok(subject, "Our own question and our announcement came back; " + counted + ".")
                : Finding.fault(
                        subject,
                        "Our own question came back, but not our announcement: newcomers cannot find this domain; "
                                + counted + ".",
                        "Ask again in a moment; if it stays so, restart the domain and name it under 'peers' in the"
                                + " settings of the others meanwhile.");
    }

    private static String counted(LaneCounters counters) {
        return counters.out.get() + " packets sent, " + counters.in.get() + " received, "
                + (counters.in.get() - counters.echoes.get()) + " of them from others";
    }

    /** The JDK gives the system's words; they are the same on all that we run on. */
    private static String remedy(Lane lane, String failure) {
        String text = failure.toLowerCase(Locale.ROOT);
        if (text.contains("unreachable") || text.contains("no route")) {
            return lane.ipv6()
                    ? "Add a multicast route: ip -6 route add ff00::/8 dev " + lane.link() + " table local."
                    : "Add a multicast route: ip route add 224.0.0.0/4 dev " + lane.link() + ".";
        } else if (text.contains("not permitted") || text.contains("denied")) {
            return "Allow UDP port 5353 to and from 224.0.0.251 and ff02::fb in the firewall, or the network in the sandbox.";
        } else if (text.contains("cannot assign")) {
            return "The address is being checked for duplicates; nothing to do if this passes within seconds.";
        } else if (text.contains("in use")) {
            return "Another program holds UDP port 5353 for itself: let it share the port (SO_REUSEADDR), or stop it.";
        } else if (text.contains("no such device") || text.contains("no such interface")) {
            return "The interface went away; nothing to do if that was meant.";
        }
        return "Check the interface with: ip addr show " + lane.link()
                + "; name peers under 'peers' in the settings meanwhile.";
    }

    private static String silence(Lane lane) {
        return "Allow UDP port 5353 on " + lane.link() + " in the firewall; in a container use the host's network or"
                + " 'peers' in the settings; on Wi-Fi switch off client or multicast isolation in the access point.";
    }
}
