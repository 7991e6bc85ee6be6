// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.console;

import org.homedomain.api.peer.DominionView;
import org.homedomain.api.peer.PeerRegistry;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** The line above the first prompt. */
final class Welcome {

    private static final long PATIENCE_MILLIS = 3_000;

    private Welcome() {}

    /** Waits a little for the domain to be up, so that it can say its name and port. */
    static String line(BundleContext context) throws InterruptedException {
        ServiceTracker<PeerRegistry, PeerRegistry> registries = new ServiceTracker<>(context, PeerRegistry.class, null);
        registries.open();
        try {
            @Nullable PeerRegistry registry = registries.waitForService(PATIENCE_MILLIS);
            return registry == null
                    ? "homedomain is not up yet; domain:doctor says what is missing, Ctrl-D ends"
                    : of(registry.view());
        } finally {
            registries.close();
        }
    }

    private static String of(DominionView view) {
        return view.self().name() + " of dominion \"" + view.title() + "\", port "
                + view.self().identity().endpoint().port()
                + "; Tab completes, domain:peers lists, domain:doctor checks, Ctrl-D ends";
    }
}
