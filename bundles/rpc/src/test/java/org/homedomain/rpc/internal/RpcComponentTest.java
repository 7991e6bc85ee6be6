// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.FrameworkFactory;
import org.homedomain.api.diagnosis.Finding;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.settings.SettingsSource;
import org.homedomain.spi.transport.ExchangeCodec;
import org.homedomain.spi.transport.PeerTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

@Timeout(60)
@SuppressWarnings("NullAway.Init")
final class RpcComponentTest {

    @TempDir
    Path cache;

    private Framework framework;
    private BundleContext context;

    @BeforeEach
    void start() throws Exception {
        framework = new FrameworkFactory().newFramework(Map.of(Constants.FRAMEWORK_STORAGE, cache.toString()));
        framework.start();
        context = framework.getBundleContext();
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }

    private boolean isOffered(Class<?> type) {
        return context.getServiceReference(type) != null;
    }

    private static boolean isAnyThreadLeft() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.isAlive() && thread.getName().startsWith("homedomain-rpc-"));
    }

    @Test
    void offersCodecAndTransportAndTakesThemBack() throws Exception {
        RpcComponent component = new RpcComponent(context, TestDomain.source(0));
        Await.until(() -> isOffered(ExchangeCodec.class) && isOffered(PeerTransport.class));

        component.close();

        assertThat(isOffered(ExchangeCodec.class)).isFalse();
        assertThat(isOffered(PeerTransport.class)).isFalse();
        Await.until(() -> !isAnyThreadLeft());
    }

    /** Whoever asks for a component that is being activated waits, the shell for one; loading gRPC takes seconds. */
    @Test
    void activationWaitsNeitherForGrpcNorForWhoeverTakesTheServices() throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        context.addServiceListener(event -> awaitQuietly(taken), "(objectClass=" + ExchangeCodec.class.getName() + ")");

        CompletableFuture<RpcComponent> activation =
                CompletableFuture.supplyAsync(() -> new RpcComponent(context, TestDomain.source(0)));
        try {
            RpcComponent component = activation.get(10, TimeUnit.SECONDS);
            assertThat(component.examine()).extracting(Finding::observed).contains("It is starting.");
        } finally {
            taken.countDown();
        }
        Await.until(() -> isOffered(PeerTransport.class));
        activation.get(10, TimeUnit.SECONDS).close();
        Await.until(() -> !isAnyThreadLeft());
    }

    @Test
    void aClassThatIsMissingIsAFaultAndNotAStartWithoutEnd() throws Exception {
        SettingsSource source = new SettingsSource() {
            @Override
            public DomainSettings current() {
                throw new NoClassDefFoundError("io/grpc/Server");
            }

            @Override
            public List<String> awaitingRestart() {
                return List.of();
            }
        };
        RpcComponent component = new RpcComponent(context, source);
        try {
            Await.until(() -> component.examine().get(0).severity() == Finding.Severity.FAULT);
            assertThat(component.examine().get(0).observed()).contains("io/grpc/Server");
        } finally {
            component.close();
        }
        Await.until(() -> !isAnyThreadLeft());
    }

    @Test
    void closingWhileItOpensLeavesNothing() throws Exception {
        new RpcComponent(context, TestDomain.source(0)).close();

        Await.until(() -> !isAnyThreadLeft());
        assertThat(isOffered(ExchangeCodec.class)).isFalse();
        assertThat(isOffered(PeerTransport.class)).isFalse();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
