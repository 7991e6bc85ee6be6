// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Signals that Java itself does not send. */
final class Signal {

    private static final Duration BOUND = Duration.ofSeconds(10);

    private Signal() {}

    /** Sends one by the shell's own command; it has arrived when this returns. Whether all were there to take it. */
    static boolean send(String name, long... pids) {
        String numbers = Arrays.stream(pids).mapToObj(String::valueOf).collect(Collectors.joining(" "));
        try {
            Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + numbers)
                    .redirectErrorStream(true)
                    .start();
            return Ending.exit(kill, BOUND) == 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
