// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.homedomain.api.diagnosis.Finding;
import org.homedomain.api.peer.AdvertisedService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the OSGi services that have the properties {@code home.name} and {@code home.port}. */
final class HomeServices implements ServiceTrackerCustomizer<Object, ServiceReference<Object>> {

    /** More are not told, or the record would be too long for peers to take. */
    static final int MAX_SERVICES = 128;

    static final String NAME = "home.name";
    static final String PORT = "home.port";

    private static final Logger LOG = LoggerFactory.getLogger(HomeServices.class);

    /* Hashed, not sorted: the order of references follows their rankings, which may change. */
    private final Map<ServiceReference<Object>, AdvertisedService> good = new HashMap<>();
    private final Map<ServiceReference<Object>, String> bad = new HashMap<>();

    /** Taken back. A change that another thread made just before may be told only after that. */
    private final Set<ServiceReference<Object>> gone = Collections.newSetFromMap(new WeakHashMap<>());

    private final Filter wanted = filter();
    private final Consumer<List<AdvertisedService>> changed;
    private final ServiceTracker<Object, ServiceReference<Object>> tracker;

    HomeServices(BundleContext context, Consumer<List<AdvertisedService>> changed) {
        this.changed = changed;
        this.tracker = new ServiceTracker<>(context, wanted, this);
    }

    private static Filter filter() {
        try {
            return FrameworkUtil.createFilter("(&(" + NAME + "=*)(" + PORT + "=*)(!(service.imported=*)))");
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException("the filter is constant", impossible);
        }
    }

    void open() {
        tracker.open(true);
    }

    void close() {
        tracker.close();
    }

    @Override
    public ServiceReference<Object> addingService(ServiceReference<Object> reference) {
        look(reference);
        return reference;
    }

    @Override
    public void modifiedService(ServiceReference<Object> reference, ServiceReference<Object> same) {
        look(reference);
    }

    @Override
    public void removedService(ServiceReference<Object> reference, ServiceReference<Object> same) {
        synchronized (this) {
            if (wanted.match(reference)) {
                gone.add(reference);
            }
            good.remove(reference);
            bad.remove(reference);
            changed.accept(advertised());
        }
    }

    private synchronized void look(ServiceReference<Object> reference) {
        if (gone.contains(reference)) {
            return;
        }
        Object name = reference.getProperty(NAME);
        Object port = reference.getProperty(PORT);
        Optional<AdvertisedService> service = ServiceProperties.parse(name, port);
        good.remove(reference);
        if (service.isPresent()) {
            bad.remove(reference);
            good.put(reference, service.get());
        } else {
            String sentence = "A service of " + reference.getBundle() + " is not advertised: " + NAME + " = " + name
                    + ", " + PORT + " = " + port + ".";
            if (!sentence.equals(bad.put(reference, sentence))) {
                LOG.warn("{} It needs {}.", sentence, ServiceProperties.RULE);
            }
        }
        changed.accept(advertised());
    }

    /** In the order of their names; of two with one name the one that OSGi ranks higher. */
    private List<AdvertisedService> advertised() {
        Map<String, AdvertisedService> byName = new TreeMap<>();
        good.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            AdvertisedService service = entry.getValue();
            byName.put(service.name(), service);
        });
        return byName.values().stream().limit(MAX_SERVICES).toList();
    }

    synchronized List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (good.size() > MAX_SERVICES) {
            findings.add(Finding.warning(
                    "advertised services",
                    good.size() + " services want to be advertised, only " + MAX_SERVICES + " are.",
                    "Spread them over more domains."));
        }
        bad.values().stream()
                .sorted()
                .forEach(sentence -> findings.add(
                        Finding.warning("advertised services", sentence, "Set " + ServiceProperties.RULE + ".")));
        return findings;
    }
}
