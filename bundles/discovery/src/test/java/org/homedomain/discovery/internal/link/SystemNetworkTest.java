// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.FrameworkFactory;
import org.homedomain.spi.discovery.LinkListener;
import org.homedomain.spi.discovery.LocalNetwork.Link;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.settings.DurationRange;
import org.homedomain.spi.settings.NetworkSettings;
import org.homedomain.spi.settings.PacingSettings;
import org.homedomain.spi.settings.SelfSettings;
import org.homedomain.spi.settings.SettingsSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;

@Timeout(30)
final class SystemNetworkTest {

    @Test
    void releasesItsListenersWhenItIsDeactivated(@TempDir Path cache) throws Exception {
        Framework framework =
                new FrameworkFactory().newFramework(Map.of(Constants.FRAMEWORK_STORAGE, cache.toString()));
        framework.start();
        BundleContext context = framework.getBundleContext();
        Listening listening = new Listening();
        var reference =
                context.registerService(LinkListener.class, listening, null).getReference();
        SystemNetwork network = new SystemNetwork(context, source());
        network.addListener(reference);
        listening.told.get(10, TimeUnit.SECONDS);

        network.deactivate();
        network.removeListener(reference); // as Declarative Services does, too late

        assertThat(listening.released.await(10, TimeUnit.SECONDS)).isTrue();
        framework.stop();
        framework.waitForStop(10_000);
    }

    /** A listener that knows when its user lets go of it. */
    private static final class Listening implements ServiceFactory<LinkListener> {

        private final CompletableFuture<List<Link>> told = new CompletableFuture<>();
        private final CountDownLatch released = new CountDownLatch(1);

        @Override
        public LinkListener getService(Bundle user, ServiceRegistration<LinkListener> registration) {
            return told::complete;
        }

        @Override
        public void ungetService(Bundle user, ServiceRegistration<LinkListener> registration, LinkListener service) {
            released.countDown();
        }
    }

    private static SettingsSource source() {
        Duration second = Duration.ofSeconds(1);
        DurationRange range = new DurationRange(second, second);
        DomainSettings settings = new DomainSettings(
                new SelfSettings(Optional.empty(), "Test", "test", 0, Set.of()),
                new PacingSettings(second, range, range, range, second, second),
                new NetworkSettings(List.of("lo"), false, false, NetworkSettings.MdnsEngine.DIRECT, List.of()),
                Map.of(),
                Path.of("."));
        return new SettingsSource() {
            @Override
            public DomainSettings current() {
                return settings;
            }

            @Override
            public List<String> awaitingRestart() {
                return List.of();
            }
        };
    }
}
