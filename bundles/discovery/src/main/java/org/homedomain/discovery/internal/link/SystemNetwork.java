// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.link;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.homedomain.api.diagnosis.Diagnosis;
import org.homedomain.api.diagnosis.Finding;
import org.homedomain.spi.discovery.LinkListener;
import org.homedomain.spi.discovery.LocalNetwork;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.settings.SettingsListener;
import org.homedomain.spi.settings.SettingsSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The links of this machine, looked at once a second. */
@Component(
        immediate = true,
        service = {LocalNetwork.class, SettingsListener.class, Diagnosis.class})
public final class SystemNetwork implements LocalNetwork, SettingsListener, Diagnosis {

    private static final Logger LOG = LoggerFactory.getLogger(SystemNetwork.class);
    private static final int ORDER = 20;

    /*
     * Listeners are taken as references and looked up on the watching thread: a listener's component may itself need
     * LocalNetwork, and looking it up while this component is being activated would go round in a circle.
     */
    private final Map<ServiceReference<LinkListener>, LinkListener> listeners = new ConcurrentHashMap<>();

    private final BundleContext context;
    private final LinkWatch watch;
    private final ScheduledFuture<?> looking;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "homedomain-links");
        thread.setDaemon(true);
        return thread;
    });

    @Activate
    public SystemNetwork(BundleContext context, @Reference SettingsSource settings) {
        this.context = context;
        this.watch = new LinkWatch(
                InterfaceTable::read, LinkRules.of(settings.current().network()), this::tellAll);
        this.looking = scheduler.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    @Deactivate
    void deactivate() {
        looking.cancel(false);
        onWatchingThread(this::releaseAll); // behind what it does now
        scheduler.shutdown();
    }

    private void releaseAll() {
        List.copyOf(listeners.keySet()).forEach(this::release);
    }

    private void release(ServiceReference<LinkListener> reference) {
        if (listeners.remove(reference) == null) {
            return;
        }
        try {
            context.ungetService(reference);
        } catch (IllegalStateException stopped) {
            LOG.debug("the bundle has stopped, and the framework released its services");
        }
    }

    @Reference(
            service = LinkListener.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addListener(ServiceReference<LinkListener> reference) {
        onWatchingThread(() -> {
            LinkListener listener = context.getService(reference);
            if (listener != null) {
                listeners.put(reference, listener);
                tell(listener, watch.links());
            }
        });
    }

    void removeListener(ServiceReference<LinkListener> reference) {
        onWatchingThread(() -> release(reference));
    }

    @Override
    public List<Link> links() {
        return watch.links();
    }

    @Override
    public void settingsChanged(DomainSettings settings) {
        watch.apply(LinkRules.of(settings.network()));
        onWatchingThread(this::look);
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public List<Finding> examine() {
        return LinkReport.of(watch.verdicts());
    }

    private void look() {
        try {
            watch.look();
        } catch (RuntimeException failure) {
            LOG.warn("looking at the network interfaces failed, will look again", failure);
        }
    }

    private void tellAll(List<Link> links) {
        listeners.values().forEach(listener -> tell(listener, links));
    }

    private static void tell(LinkListener listener, List<Link> links) {
        try {
            listener.linksChanged(links);
        } catch (RuntimeException failure) {
            LOG.warn("{} failed when told of changed links", listener, failure);
        }
    }

    private void onWatchingThread(Runnable task) {
        try {
            scheduler.execute(task);
        } catch (RejectedExecutionException deactivated) {
            LOG.debug("deactivated, nothing to do");
        }
    }
}
