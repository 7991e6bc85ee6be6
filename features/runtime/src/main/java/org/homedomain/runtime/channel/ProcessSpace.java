// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.channel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Within which process IDs mean something. Containers and network labs share a home folder but not their process IDs: a
 * number that is dead here may be alive there.
 */
final class ProcessSpace {

    private static final Path OF_THIS_PROCESS = Path.of("/proc/self/ns/pid");

    private ProcessSpace() {}

    /** The digits that Linux names this process's space by; 0 where there is only one. */
    static String current() {
        try {
            return Files.readSymbolicLink(OF_THIS_PROCESS).toString().replaceAll("\\D", "");
        } catch (IOException | UnsupportedOperationException e) {
            return "0";
        }
    }
}
