// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.demo;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.homedomain.runtime.command.ExitStatus;

/** {@code run stop}. */
public final class StopCommand {

    private StopCommand() {}

    /** Ends the domains of the demo; fine if there are none. */
    public static int run() throws IOException {
        DemoFolder folder = DemoFolder.ofThisUser();
        List<DemoDomain> domains = folder.running();
        try {
            folder.end(domains);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitStatus.FAILED;
        }
        System.out.println(
                domains.isEmpty()
                        ? "no demo runs"
                        : "ended " + domains.stream().map(DemoDomain::name).collect(Collectors.joining(", ")));
        return ExitStatus.FINE;
    }
}
