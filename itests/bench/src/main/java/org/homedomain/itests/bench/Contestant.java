// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.io.IOException;
import java.util.Optional;

/** A system that is measured. */
interface Contestant {

    /** What it is called in the results. */
    String name();

    /** Why it cannot run on this machine; empty if it can. */
    Optional<String> obstacle();

    /** What has to be done once before its first member is started. */
    default void prepare() throws BenchException, InterruptedException {}

    /** Starts a member that looks for the others by itself. */
    Process start(Slot slot) throws IOException;

    /**
     * When the member began to look for others, on {@link System#nanoTime}'s clock; for those whose processes cannot
     * say it themselves.
     */
    default long activeNanos(Node node) throws BenchException {
        return node.activeNanos()
                .orElseThrow(() -> new BenchException(node.slot() + " did not say when it was active"));
    }
}
