// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One member of one system: its process, and all it has said. */
final class Node {

    private static final long END_SECONDS = 20;

    private final Slot slot;
    private final Process process;
    private final Watch watch;
    private final List<Event> events = new ArrayList<>();
    private final Set<String> present = new HashSet<>();

    Node(Slot slot, Process process, Watch watch) {
        this.slot = slot;
        this.process = process;
        this.watch = watch;
        Thread reader = new Thread(this::read, "bench-" + slot);
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Event.parse(line).ifPresent(this::remember);
            }
        } catch (IOException closed) {
            // Its end closes the pipe under the reader; what it said before is remembered.
            watch.changed();
        }
    }

    private void remember(Event event) {
        synchronized (events) {
            events.add(event);
            if (event.kind().equals("up")) {
                present.add(event.text());
            } else if (event.kind().equals("down")) {
                present.remove(event.text());
            }
        }
        watch.changed();
    }

    Slot slot() {
        return slot;
    }

    long pid() {
        return process.pid();
    }

    boolean runs() {
        return process.isAlive();
    }

    /** Empty until it is a member. */
    Optional<String> id() {
        return ids().reduce((earlier, later) -> later);
    }

    /** All it has had: some get another one when islands merge. */
    Stream<String> ids() {
        return all().stream().filter(event -> event.kind().equals("self")).map(Event::text);
    }

    /** When it began to look for others; empty if it did not say. */
    OptionalLong activeNanos() {
        return all().stream()
                .filter(event -> event.kind().equals("active"))
                .mapToLong(Event::nanos)
                .findFirst();
    }

    /** Whether it counts that member now. */
    boolean knows(String id) {
        synchronized (events) {
            return present.contains(id);
        }
    }

    /** When it first said that after a moment. */
    OptionalLong firstAfter(long nanos, String kind, String id) {
        return all().stream()
                .filter(event -> event.nanos() >= nanos && event.is(kind, id))
                .mapToLong(Event::nanos)
                .findFirst();
    }

    /** What it said last of that kind after a moment. */
    Optional<String> lastText(long nanos, String kind) {
        return all().stream()
                .filter(event -> event.nanos() >= nanos && event.kind().equals(kind))
                .map(Event::text)
                .reduce((earlier, later) -> later);
    }

    /** What it said of its members since a moment. */
    List<Event> since(long nanos) {
        return all().stream().filter(event -> event.nanos() >= nanos).toList();
    }

    private List<Event> all() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    /** Asks it something that it answers by an event. */
    void ask(String question) {
        try {
            process.getOutputStream().write((question + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(slot + " takes no questions", gone);
        }
    }

    /** Without waiting for its end. */
    void end() {
        process.destroyForcibly();
    }

    /** As a power cut would; waits for its end. */
    void kill() {
        process.destroyForcibly()
                .onExit()
                .orTimeout(END_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Asks it to leave and end, and sees to it that it does. */
    void leave() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            kill();
        }
    }

    /** Stops it where it stands; it neither answers nor closes anything. */
    void stop() throws BenchException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on. */
    void goOn() throws BenchException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws BenchException, InterruptedException {
        Programs.run("sh", "-c", "kill -" + name + " " + pid());
    }
}
