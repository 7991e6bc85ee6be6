// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** All members of one system that run at a time, and the waiting for what they shall agree on. */
final class Dominion implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration MEETING = Duration.ofMinutes(3);

    private final Contestant contestant;
    private final Path folder;
    private final Watch watch = new Watch();
    private final List<Node> nodes = new ArrayList<>();

    private Dominion(Contestant contestant, Path folder) {
        this.contestant = contestant;
        this.folder = folder;
    }

    /** Starts so many members, one after the other, and waits until all know all. */
    static Dominion of(Contestant contestant, Path folder, int size) throws BenchException, InterruptedException {
        Dominion dominion = new Dominion(contestant, folder);
        try {
            for (int number = 0; number < size; number++) {
                dominion.start(number);
            }
            dominion.awaitAllKnowAll();
            return dominion;
        } catch (BenchException | InterruptedException | RuntimeException failed) {
            dominion.close();
            throw failed;
        }
    }

    Contestant contestant() {
        return contestant;
    }

    Watch watch() {
        return watch;
    }

    List<Node> nodes() {
        return List.copyOf(nodes);
    }

    /** Starts a member that keeps nothing from an earlier one in that slot. */
    Node startFresh(int number) throws BenchException, InterruptedException {
        Folders.empty(slot(number).folder());
        return start(number);
    }

    /** Starts a member in a free slot, and waits until it is one. */
    Node start(int number) throws BenchException, InterruptedException {
        Slot slot = slot(number);
        try {
            Node node = new Node(slot, contestant.start(slot), watch);
            nodes.add(node);
            watch.require(
                    START,
                    slot + " to start",
                    () -> requireRunning(node) && node.id().isPresent(),
                    () -> "see " + slot.log());
            return node;
        } catch (IOException failed) {
            throw new BenchException(slot + " does not start: " + failed.getMessage());
        }
    }

    private Slot slot(int number) {
        return new Slot(contestant.name(), number, folder.resolve(contestant.name() + "-" + number));
    }

    /** The one in that slot. */
    Node node(int number) {
        return nodes.stream()
                .filter(node -> node.slot().number() == number)
                .findFirst()
                .orElseThrow();
    }

    /** Ends what is left of a member and starts another one in its slot. */
    void replace(Node lost) throws BenchException, InterruptedException {
        lost.kill();
        forget(lost);
        start(lost.slot().number());
    }

    /** It has ended or is about to: nobody waits for it or asks it any more. */
    void forget(Node node) {
        nodes.remove(node);
    }

    void awaitAllKnowAll() throws BenchException, InterruptedException {
        watch.require(
                MEETING,
                "all " + nodes.size() + " of " + contestant.name() + " to know all",
                () -> {
                    requireAllRunning();
                    return missing().isEmpty();
                },
                () -> String.join(", ", missing()));
    }

    /** When the last of all others said so about a member; empty if not all did within the bound. */
    OptionalLong lastToSay(Node about, String kind, long sinceNanos, Duration bound)
            throws BenchException, InterruptedException {
        String id = about.id().orElseThrow();
        List<Node> others = nodes.stream().filter(node -> node != about).toList();
        boolean all = watch.await(bound, () -> {
            for (Node other : others) {
                requireRunning(other);
            }
            return others.stream()
                    .allMatch(node -> node.firstAfter(sinceNanos, kind, id).isPresent());
        });
        return all
                ? others.stream()
                        .mapToLong(node -> node.firstAfter(sinceNanos, kind, id).orElseThrow())
                        .max()
                : OptionalLong.empty();
    }

    boolean requireAllRunning() throws BenchException {
        for (Node node : nodes) {
            requireRunning(node);
        }
        return true;
    }

    private static boolean requireRunning(Node node) throws BenchException {
        if (!node.runs()) {
            throw new BenchException(
                    node.slot() + " ended unasked; see " + node.slot().log());
        }
        return true;
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Node knower : nodes) {
            for (Node known : nodes) {
                if (known != knower && !knower.knows(known.id().orElse("-"))) {
                    missing.add(knower.slot() + " does not know " + known.slot());
                }
            }
        }
        return missing;
    }

    @Override
    public void close() {
        nodes.forEach(Node::end); // all, before one that does not end is waited for
        try {
            nodes.forEach(Node::kill);
        } finally {
            nodes.clear();
        }
    }
}
