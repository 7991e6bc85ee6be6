// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.link;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.homedomain.spi.discovery.LinkListener;
import org.homedomain.spi.discovery.LocalNetwork;
import org.homedomain.spi.settings.NetworkSettings;

/** The machine's links as {@link SystemNetwork} looks at them, once a second, without a framework. */
public final class BareLinks implements LocalNetwork {

    private final List<LinkListener> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "crowd-links");
        thread.setDaemon(true);
        return thread;
    });
    private final LinkWatch watch;

    /** Those that the settings allow. */
    public BareLinks(NetworkSettings settings) {
        watch = new LinkWatch(
                InterfaceTable::read,
                LinkRules.of(settings),
                links -> listeners.forEach(listener -> listener.linksChanged(links)));
        var unused = scheduler.scheduleWithFixedDelay(watch::look, 1, 1, TimeUnit.SECONDS);
    }

    /** Tells it the links now, and whenever they change. */
    public void tell(LinkListener listener) {
        scheduler.execute(() -> {
            listeners.add(listener);
            listener.linksChanged(watch.links());
        });
    }

    @Override
    public List<Link> links() {
        return watch.links();
    }
}
