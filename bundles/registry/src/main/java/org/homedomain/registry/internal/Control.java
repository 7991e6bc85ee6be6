// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.homedomain.api.peer.DomainControl;
import org.homedomain.api.peer.DomainControlException;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.membership.Input;

/** Does what a person asks. Host names are resolved on a thread of its own. */
final class Control implements DomainControl {

    private static final Duration BOUND = Duration.ofSeconds(9);
    private static final Duration PING = Duration.ofSeconds(5);

    private final Registry registry;
    private final SerialLoop resolver = new SerialLoop("homedomain-resolver");

    Control(Registry registry) {
        this.registry = registry;
    }

    @Override
    public CompletionStage<Peer> join(String host, int port) {
        if (port < 1 || port > Endpoint.MAX_PORT) {
            return failed("The port must be 1 to 65535, was " + port + ".");
        }
        CompletableFuture<Peer> joined = new CompletableFuture<>();
        resolver.post(() -> {
            try {
                Endpoint endpoint = new Endpoint(addressesOf(host), port);
                registry.membership()
                        .ask(() -> new Input.JoinAsked(registry.questions().join(joined), endpoint));
            } catch (UnknownHostException unknown) {
                joined.completeExceptionally(new DomainControlException(
                        "The host name \"" + host + "\" is not known: check its spelling or use the IP address."));
            }
        });
        return bounded(
                joined, "Nobody answered at " + host + ":" + port + " in time: check the address and the firewall.");
    }

    private static List<String> addressesOf(String host) throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(host))
                .map(InetAddress::getHostAddress)
                .toList();
    }

    @Override
    public CompletionStage<Void> leave() {
        if (registry.published().view().self().status() == PeerStatus.SLEEPING) {
            return failed("This domain sleeps: end that with 'domain:wake' first.");
        }
        return wish(Input.LeaveAsked::new, "Saying goodbye took too long.");
    }

    @Override
    public CompletionStage<Void> sleep(Duration absence) {
        if (absence.isNegative() || absence.isZero() || absence.compareTo(LONGEST_SLEEP) > 0) {
            return failed("An absence is longer than nothing and at most 24 hours, not " + absence + ".");
        }
        return wish(token -> new Input.SleepAsked(token, absence), "Announcing the absence took too long.");
    }

    @Override
    public CompletionStage<Void> wake() {
        return wish(Input.WakeAsked::new, "Coming back took too long.");
    }

    private CompletionStage<Void> wish(LongFunction<Input> wanted, String tooLong) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        registry.membership().ask(() -> wanted.apply(registry.questions().wish(done)));
        return bounded(done, tooLong);
    }

    @Override
    public CompletionStage<Duration> ping(Peer peer) {
        Endpoint endpoint = peer.identity().endpoint();
        if (endpoint.addresses().isEmpty()) {
            return failed("No address of " + peer.name() + " is known: it has no network link.");
        }
        CompletableFuture<Duration> answered = new CompletableFuture<>();
        registry.transport().ping(endpoint, PING).whenComplete((took, failure) -> {
            if (took != null) {
                registry.roundTrips().measured(peer.id(), took);
                answered.complete(took);
            } else {
                answered.completeExceptionally(new DomainControlException(
                        peer.name() + " at " + endpoint + " did not answer: " + TransportLink.sentenceOf(failure)));
            }
        });
        return answered;
    }

    private static <T> CompletionStage<T> bounded(CompletableFuture<T> stage, String sentence) {
        return stage.orTimeout(BOUND.toMillis(), TimeUnit.MILLISECONDS).exceptionallyCompose(failure -> {
            DomainControlException known = failure instanceof DomainControlException expected
                    ? expected
                    : new DomainControlException(sentence);
            return CompletableFuture.failedFuture(known);
        });
    }

    private static <T> CompletionStage<T> failed(String sentence) {
        return CompletableFuture.failedFuture(new DomainControlException(sentence));
    }

    void close() {
        resolver.close();
    }
}
