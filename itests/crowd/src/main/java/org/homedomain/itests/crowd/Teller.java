// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.crowd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerListener;

/**
 * Writes what a domain hears, a line each, as the lab's observer does: reading of the monotonic clock, which all
 * processes of a machine share, kind, ID, incarnation, reason.
 */
final class Teller implements PeerListener {

    private final Path file;

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
