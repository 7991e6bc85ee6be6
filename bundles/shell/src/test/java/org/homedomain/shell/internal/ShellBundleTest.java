// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.felix.framework.FrameworkFactory;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.homedomain.api.diagnosis.Diagnosis;
import org.homedomain.api.diagnosis.Finding;
import org.homedomain.api.peer.DomainControl;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerHistory;
import org.homedomain.api.peer.PeerListener;
import org.homedomain.api.peer.PeerRegistry;
import org.homedomain.shell.CommandCompletion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;

/** The bundle as it is built, with Declarative Services and Gogo, in a real framework. */
@Timeout(120)
class ShellBundleTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Framework framework;
    private final InMemoryDomain domain = InMemoryDomain.household();
    private Bundle shell;
    private CommandSession session;

    @BeforeEach
    void start(@TempDir Path cache) throws Exception {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        cache.toString(),
                        // The test sees the same classes as the bundles do.
                        Constants.FRAMEWORK_BUNDLE_PARENT,
                        Constants.FRAMEWORK_BUNDLE_PARENT_APP,
                        Constants.FRAMEWORK_BOOTDELEGATION,
                        "org.apache.felix.service.*,org.apache.felix.gogo.*,org.homedomain.api.*,org.slf4j,org.homedomain.shell",
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        "org.slf4j;version=2.0.17"));
        framework.start();
        for (Class<?> inBundle : List.of(
                org.apache.felix.scr.info.ScrInfo.class,
                org.osgi.service.component.ComponentContext.class,
                org.osgi.util.promise.Promise.class,
                org.osgi.util.function.Function.class,
                CommandProcessor.class,
                com.google.gson.Gson.class,
                PeerRegistry.class)) {
            install(inBundle);
        }
        shell = install(CommandCompletion.class);
        for (Bundle bundle : context().getBundles()) {
            if (bundle.getBundleId() != 0) {
                bundle.start();
            }
        }
        CommandProcessor processor = context().getService(context().getServiceReference(CommandProcessor.class));
        session = processor.createSession(new ByteArrayInputStream(new byte[0]), out, out);
        await(() -> session.get("domain:doctor") != null);
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(20_000);
    }

    @Test
    void listsPeersOnceThereIsARegistry() throws Exception {
        assertThatThrownBy(() -> session.execute("domain:peers --json"))
                .hasToString("This domain is not running: it is still starting, or its configuration is not valid."
                        + " 'domain:doctor' says which and what to do.");

        ServiceRegistration<?> running = run();
        assertThat(JsonParser.parseString(execute("domain:peers --json")).getAsJsonArray())
                .hasSize(3);
        assertThat(execute("peers")).contains("kitchen");

        running.unregister();
        assertThatThrownBy(() -> session.execute("domain:peers")).hasMessageContaining("not running");
    }

    @Test
    void asksEveryDiagnosisInOrder() throws Exception {
        context().registerService(Diagnosis.class, diagnosis(20, "second"), null);
        context().registerService(Diagnosis.class, diagnosis(10, "first"), null);

        assertThatThrownBy(() -> session.execute("domain:doctor")).hasToString("domain:doctor found 1 fault.");
        assertThat(text()).containsSubsequence("first", "second", "this domain");

        run();
        assertThat(execute("domain:doctor"))
                .containsSubsequence("first", "second")
                .doesNotContain("this domain");
    }

    @Test
    void describesEveryCommandToTheConsole() throws Exception {
        for (CommandSyntax syntax : Syntaxes.ALL) {
            assertThat(context()
                            .getServiceReferences(
                                    (String) null,
                                    "(&(osgi.command.scope=domain)(osgi.command.function=" + syntax.name() + "))"))
                    .as(syntax.name())
                    .singleElement()
                    .satisfies(reference -> assertThat(reference.getProperty("osgi.command.description"))
                            .isEqualTo(syntax.summary()));
        }
    }

    @Test
    void leavesNothingBehindWhenItStops() throws Exception {
        run();
        context().registerService(Diagnosis.class, diagnosis(10, "first"), null);
        assertThat(execute("domain:doctor")).contains("first");

        shell.stop();

        assertThat(session.get("domain:peers")).isNull();
        assertThat(shell.getServicesInUse()).isNull();
        await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("homedomain-")));
        shell.start();
        await(() -> session.get("domain:peers") != null);
        assertThat(execute("domain:peers")).contains("kitchen");
    }

    @Test
    void followsEventsThroughAListenerThatGoesWithTheBundle() throws Exception {
        run();
        domain.happen(PeerEvent.Kind.JOINED, domain.view().peers().get(0), "");
        Thread person = new Thread(() -> assertThatThrownBy(() -> session.execute("domain:events --json"))
                .hasMessageContaining("its events end here"));
        person.start();
        await(() -> text().contains("\"number\":1"));
        assertThat(context().getServiceReferences(PeerListener.class, null)).hasSize(1);

        domain.happen(PeerEvent.Kind.LEFT, domain.view().peers().get(0), "");
        context()
                .getService(context()
                        .getServiceReferences(PeerListener.class, null)
                        .iterator()
                        .next())
                .onPeerEvent(domain.after(1).get(0).event());
        await(() -> text().contains("\"number\":2"));

        shell.stop();
        await(() -> !person.isAlive());
        assertThat(context().getServiceReferences(PeerListener.class, null)).isEmpty();
        assertThat(shell.getServicesInUse()).isNull();
    }

    private ServiceRegistration<?> run() {
        return context()
                .registerService(
                        new String[] {
                            PeerRegistry.class.getName(), DomainControl.class.getName(), PeerHistory.class.getName()
                        },
                        domain,
                        null);
    }

    private static Diagnosis diagnosis(int order, String subject) {
        return new Diagnosis() {
            @Override
            public int order() {
                return order;
            }

            @Override
            public List<Finding> examine() {
                return List.of(Finding.ok(subject, "fine"));
            }
        };
    }

    private BundleContext context() {
        return framework.getBundleContext();
    }

    private Bundle install(Class<?> inBundle) throws Exception {
        CodeSource source = inBundle.getProtectionDomain().getCodeSource();
        return context().installBundle("reference:" + source.getLocation());
    }

    private String execute(String line) throws Exception {
        out.reset();
        session.execute(line);
        return text();
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Object bell = new Object();
        synchronized (bell) {
            for (int tries = 0; tries < 1_000 && !condition.getAsBoolean(); tries++) {
                bell.wait(20);
            }
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
