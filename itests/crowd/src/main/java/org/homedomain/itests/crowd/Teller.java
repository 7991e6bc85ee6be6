// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.crowd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerListener;

/**
 * Writes what a domain hears, a line each, as the lab's observer does: reading of the monotonic clock, which all
 * processes of a machine share, kind, ID, incarnation, reason.
 */
final class Teller implements PeerListener {

    private final Path file;
    private final Set<String> joined = new HashSet<>();

    Teller(Path folder, String name) {
        file = folder.resolve(name + "-events.txt");
    }

    /** The first line: when it became active, and under which ID. */
    void active(long nanos, String id) {
        write(nanos, "ACTIVE " + id + " 0 ");
    }

    @Override
    public void onPeerEvent(PeerEvent event) {
        long now = System.nanoTime();
        write(now, event.kind() + " " + event.peer().id() + " " + event.peer().incarnation() + " " + event.reason());
        if (event.kind() == PeerEvent.Kind.JOINED) {
            synchronized (joined) {
                joined.add(event.peer().id());
                joined.notifyAll();
            }
        }
    }

    /** Waits until all these have joined, at most so long. */
    void awaitJoined(Collection<String> ids, Duration bound) throws InterruptedException {
        long end = System.nanoTime() + bound.toNanos();
        synchronized (joined) {
            for (long left = bound.toNanos(); left > 0 && !joined.containsAll(ids); left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(joined, left);
            }
        }
    }

    /** In one piece, so that who reads meanwhile sees a whole line or none. */
    private void write(long nanos, String text) {
        byte[] line = (nanos + " " + text + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
