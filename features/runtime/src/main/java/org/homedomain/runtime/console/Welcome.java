// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.console;

import java.util.Optional;
import org.apache.felix.gogo.jline.Shell;
import org.apache.felix.service.command.CommandSession;
import org.homedomain.api.peer.DominionView;
import org.homedomain.api.peer.PeerRegistry;
import org.jline.reader.LineReader;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** The line above the prompt. It comes when the domain is up; the prompt does not wait for it. */
final class Welcome {

    private static final long PATIENCE_MILLIS = 10_000;
    private static final long LOOK_MILLIS = 20;

    private Welcome() {}

    /**
     * Waits for the domain, so that its name and port can be said.
     *
     * @param shell that converses in the session; when it ends there is nobody to welcome
     */
    static void print(BundleContext context, CommandSession session, Thread shell) {
        ServiceTracker<PeerRegistry, PeerRegistry> registries = new ServiceTracker<>(context, PeerRegistry.class, null);
        registries.open();
        try {
            @Nullable PeerRegistry registry = registries.waitForService(PATIENCE_MILLIS);
            String line = registry == null ? "the domain is not up; domain:doctor says why" : of(registry.view());
            awaitReader(session, shell).ifPresent(reader -> reader.printAbove(line));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            registries.close();
        }
    }

    /** The shell makes it while this runs; before that there is nothing to print above. */
    private static Optional<LineReader> awaitReader(CommandSession session, Thread shell) throws InterruptedException {
        @Nullable LineReader reader = Shell.getReader(session);
        while (reader == null && shell.isAlive()) {
            shell.join(LOOK_MILLIS);
            reader = Shell.getReader(session);
        }
        return Optional.ofNullable(reader);
    }

    private static String of(DominionView view) {
        return view.self().name() + " of dominion \"" + view.title() + "\", port "
                + view.self().identity().endpoint().port()
                + "; Tab completes, domain:peers lists, domain:doctor checks, Ctrl-D ends";
    }
}
