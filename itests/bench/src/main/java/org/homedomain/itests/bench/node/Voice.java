// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench.node;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * What a measured process says, a line of JSON each, and what it is asked. Times are readings of {@link System#nanoTime},
 * which on Linux is one clock for all processes of a machine.
 *
 * <p>It speaks through the file descriptors: a domain sends what is printed to its log.
 */
final class Voice {

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final Set<String> present = new HashSet<>();

    /** From now on this process looks for others. */
    void active() {
        say("active", "");
    }

    /** It is a member, under this ID. */
    void self(String id) {
        say("self", id);
    }

    /** It counts that member; told once until it is gone. */
    synchronized void present(String id) {
        if (present.add(id)) {
            say("up", id);
        }
    }

    /** It does not count that member any more. */
    synchronized void gone(String id) {
        if (present.remove(id)) {
            say("down", id);
        }
    }

    /** It counts these and nobody else. */
    synchronized void presentAre(Set<String> ids) {
        Set.copyOf(present).stream().filter(id -> !ids.contains(id)).forEach(this::gone);
        ids.forEach(this::present);
    }

    /** Answers questions until the pipe from the benchmark ends, and this process with it. */
    void answer() {
        Thread listener = new Thread(this::listen, "bench-questions");
        listener.setDaemon(true);
        listener.start();
    }

    private void listen() {
        try (BufferedReader questions = new BufferedReader(
                new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8))) {
            for (String line = questions.readLine(); line != null; line = questions.readLine()) {
                if (line.equals("heap")) {
                    say("heap", Long.toString(liveBytes()));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    /** Two collections: the first one may leave what waits for finalization or cleaners. */
    private static long liveBytes() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private synchronized void say(String event, String text) {
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
        out.println("{\"nanos\":" + System.nanoTime() + ",\"event\":\"" + event + "\",\"text\":\"" + escaped + "\"}");
    }
}
