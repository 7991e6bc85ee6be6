// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.felix.framework.FrameworkFactory;
import org.homedomain.api.peer.AdvertisedService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;

@SuppressWarnings("NullAway.Init")
class HomeServicesTest {

    @TempDir
    Path cache;

    private final List<List<AdvertisedService>> told = new CopyOnWriteArrayList<>();
    private Framework framework;
    private HomeServices services;

    @BeforeEach
    void start() throws Exception {
        framework = new FrameworkFactory().newFramework(Map.of(Constants.FRAMEWORK_STORAGE, cache.toString()));
        framework.start();
        services = new HomeServices(framework.getBundleContext(), told::add);
        services.open();
    }

    @AfterEach
    void stop() throws Exception {
        services.close();
        framework.stop();
        framework.waitForStop(10_000);
    }

    private ServiceRegistration<Object> offer(String name, int port, int ranking) {
        return framework
                .getBundleContext()
                .registerService(Object.class, new Object(), properties(name, port, ranking));
    }

    private static Dictionary<String, Object> properties(String name, int port, int ranking) {
        return FrameworkUtil.asDictionary(
                Map.of(HomeServices.NAME, name, HomeServices.PORT, port, Constants.SERVICE_RANKING, ranking));
    }

    private List<AdvertisedService> advertised() {
        return told.get(told.size() - 1);
    }

    @Test
    void followsServicesThatComeChangeAndGo() {
        ServiceRegistration<Object> lamp = offer("lamp", 7001, 0);
        offer("shade", 7002, 0);
        assertThat(advertised())
                .containsExactly(new AdvertisedService("lamp", 7001), new AdvertisedService("shade", 7002));

        lamp.setProperties(properties("lamp", 7011, 0));
        assertThat(advertised())
                .containsExactly(new AdvertisedService("lamp", 7011), new AdvertisedService("shade", 7002));

        lamp.setProperties(FrameworkUtil.asDictionary(Map.of("other", "properties")));
        assertThat(advertised()).containsExactly(new AdvertisedService("shade", 7002));

        lamp.setProperties(properties("lamp", 7012, 0));
        assertThat(advertised())
                .containsExactly(new AdvertisedService("lamp", 7012), new AdvertisedService("shade", 7002));

        lamp.unregister();
        assertThat(advertised()).containsExactly(new AdvertisedService("shade", 7002));
    }

    @Test
    void aServiceWhoseRankingChangedVanishesAllTheSame() {
        offer("lamp", 7001, 0);
        offer("shade", 7002, 0);
        ServiceRegistration<Object> desk = offer("desk", 7003, 0);

        desk.setProperties(properties("desk", 7004, 100));
        desk.unregister();

        assertThat(advertised())
                .containsExactly(new AdvertisedService("lamp", 7001), new AdvertisedService("shade", 7002));
    }

    @Test
    void ofTwoWithOneNameTheHigherRankedIsTold() {
        ServiceRegistration<Object> one = offer("lamp", 7001, 1);
        offer("lamp", 7002, 2);
        assertThat(advertised()).containsExactly(new AdvertisedService("lamp", 7002));

        one.setProperties(properties("lamp", 7001, 3));
        assertThat(advertised()).containsExactly(new AdvertisedService("lamp", 7001));
    }

    /** Two threads: one changes a service while the other takes it back; the framework may tell of it in this order. */
    @Test
    void aChangeToldAfterTheEndBringsNothingBack() {
        ServiceRegistration<Object> lamp = offer("lamp", 7001, 0);
        ServiceReference<Object> reference = lamp.getReference();
        lamp.unregister();

        services.modifiedService(reference, reference);

        assertThat(advertised()).isEmpty();
    }
}
