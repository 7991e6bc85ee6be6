// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homedomain.api.diagnosis.Finding;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.rpc.internal.wire.Drop;
import org.homedomain.spi.discovery.LocalNetwork;
import org.homedomain.spi.transport.PeerTransport;

/** What a doctor is told of the transport. */
final class RpcDiagnosis {

    private static final Duration SELF_CALL = Duration.ofMillis(1_500);

    private final PeerRpc rpc;

    RpcDiagnosis(PeerRpc rpc) {
        this.rpc = rpc;
    }

    List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        rpc.transport()
                .ifPresentOrElse(transport -> listening(transport, findings), () -> findings.add(notListening()));
        findings.add(connections());
        findings.add(dropped());
        return findings;
    }

    private Finding notListening() {
        return rpc.problem()
                .map(problem -> Finding.fault(
                        "RPC server",
                        problem + ".",
                        "Stop the program that has the port (`ss -ltnp` names it), or change 'port' in domain.toml; this"
                                + " domain keeps trying."))
                .orElseGet(() -> Finding.warning("RPC server", "It is starting.", "Ask again in a moment."));
    }

    private void listening(PeerTransport transport, List<Finding> findings) {
        findings.add(Finding.ok(
                "RPC server",
                "Listens on TCP port " + transport.port() + "; " + rpc.gate().open() + " connections are open."));
        if (rpc.neighbours().handler().isEmpty()) {
            findings.add(Finding.fault(
                    "RPC server",
                    "Nobody answers what peers ask.",
                    "Look whether the bundle org.homedomain.registry is active and what its component waits for."));
            return;
        }
        Map<String, CompletableFuture<Finding>> calls = ownAddresses()
                .collect(Collectors.toMap(
                        address -> address, address -> callSelf(transport, address), (one, same) -> one));
        calls.values().forEach(call -> findings.add(call.join()));
    }

    private Stream<String> ownAddresses() {
        Stream<InetAddress> known = rpc.neighbours().network().map(LocalNetwork::links).orElse(List.of()).stream()
                .flatMap(link -> link.addresses().stream());
        return Stream.concat(Stream.of("127.0.0.1"), known.map(InetAddress::getHostAddress))
                .distinct()
                .limit(16);
    }

    private static CompletableFuture<Finding> callSelf(PeerTransport transport, String address) {
        Endpoint self = Endpoint.of(address, transport.port());
        return transport
                .ping(self, SELF_CALL)
                .whenComplete((time, failure) -> transport.forget(self))
                .handle((time, failure) -> failure == null
                        ? Finding.ok("own address " + address, "Answers on port " + transport.port() + ".")
                        : Finding.warning(
                                "own address " + address,
                                "This domain cannot reach itself there: " + failure.getMessage() + ".",
                                "Allow TCP port " + transport.port() + " in the firewall of this machine."))
                .toCompletableFuture();
    }

    private Finding connections() {
        long byRule = rpc.gate().refusedByRule();
        long byCap = rpc.gate().refusedByCap();
        long calls = rpc.refusedCalls();
        long strangers = rpc.gate().strangers();
        if (byRule + byCap + calls + strangers == 0) {
            return Finding.ok("connections from others", "None was refused.");
        }
        String remedy = byRule > 0
                ? "If these were your domains: set 'publicAddresses = true' if an address is public, or name the"
                        + " link under 'interfaces' if others are named there; both in [network] of domain.toml."
                : "Look for a program that opens connections to this port and is no domain.";
        return Finding.warning(
                "connections from others",
                "Dropped since the start: " + byRule
                        + " connections because an address is public or its link is not to be used, " + byCap
                        + " because there were too many, " + strangers + " that spoke no HTTP/2, and " + calls
                        + " calls.",
                remedy);
    }

    private Finding dropped() {
        Map<Drop, Long> occurred = rpc.drops().occurred();
        if (occurred.isEmpty()) {
            return Finding.ok("input from others", "Nothing had to be dropped.");
        }
        String counts = occurred.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().words())
                .collect(Collectors.joining(", "));
        return Finding.warning(
                "input from others",
                "Dropped since the start: " + counts + ".",
                "Look for a domain that runs other software or has wrong settings; log level debug of org.homedomain.rpc"
                        + " shows each.");
    }
}
