// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.osgi;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.FrameworkWiring;

/** One domain in a framework of its own inside this JVM, made of exactly what the archive carries. */
final class DomainFramework implements AutoCloseable {

    static final Duration BOUND = Duration.ofMinutes(1);

    private final Framework framework;
    private final URLClassLoader loader;
    private final Map<String, Archive.Carried> ours = new HashMap<>();

    private DomainFramework(Framework framework, URLClassLoader loader) {
        this.framework = framework;
        this.loader = loader;
    }

    /**
     * Starts one.
     *
     * @param name of its folder
     * @param toml what its domain.toml says; empty for none
     */
    static DomainFramework start(Flavour flavour, String name, String toml) throws BundleException, IOException {
        Path folder = Folders.emptied(Flavour.work(name));
        URLClassLoader loader = new URLClassLoader(
                new URL[] {flavour.framework().toUri().toURL()}, DomainFramework.class.getClassLoader());
        Framework framework = ServiceLoader.load(FrameworkFactory.class, loader)
                .findFirst()
                .orElseThrow()
                .newFramework(properties(folder, toml));
        DomainFramework started = new DomainFramework(framework, loader);
        try {
            framework.init();
            started.install(flavour);
            framework.start();
            return started;
        } catch (BundleException | IOException | RuntimeException failed) {
            try (started) {
                throw failed;
            }
        }
    }

    private static Map<String, String> properties(Path folder, String toml) throws IOException {
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString());
        properties.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        properties.put("felix.service.urlhandlers", "false"); // one JVM has room for one framework's handlers
        properties.put("org.ops4j.pax.logging.DefaultServiceLog.level", "WARN");
        properties.put("homedomain.data", folder.resolve("data").toString());
        if (!toml.isEmpty()) {
            properties.put(
                    "homedomain.config",
                    Files.writeString(folder.resolve("domain.toml"), toml).toString());
        }
        return properties;
    }

    private void install(Flavour flavour) throws BundleException, IOException {
        BundleContext context = framework.getBundleContext();
        List<Bundle> installed = new ArrayList<>();
        for (Path jar : flavour.platform()) {
            installed.add(context.installBundle(jar.toUri().toString()));
        }
        for (Archive.Carried each : Archive.bundles()) {
            installed.add(context.installBundle("carried:" + each.name(), each.open()));
            if (each.isOurs()) {
                ours.put(each.name(), each);
            }
        }
        installed.add(context.installBundle("probe", ProbeBundle.open()));
        for (Bundle bundle : installed) {
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                bundle.start();
            }
        }
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** Our own bundles, in the order of their names. */
    List<String> ours() {
        return ours.keySet().stream().sorted().toList();
    }

    Bundle bundle(String name) {
        return List.of(context().getBundles()).stream()
                .filter(each -> name.equals(each.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }

    /** Puts the same content in place of a bundle's. */
    void update(String name) throws BundleException, IOException {
        bundle(name).update(Objects.requireNonNull(ours.get(name)).open());
    }

    /** Rewires a bundle and all that hang on it. */
    void refresh(String name) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        framework.adapt(FrameworkWiring.class).refreshBundles(List.of(bundle(name)), event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
            }
        });
        if (!done.await(BOUND.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("refresh of " + name + " took longer than " + BOUND);
        }
    }

    /** Whether anybody offers it, as seen without the tests' own copy of the class. */
    boolean hasService(String type) throws InvalidSyntaxException {
        return context().getAllServiceReferences(type, null) != null;
    }

    /** Waits until there is one; if it does not come, tells what is there instead and what the diagnoses say. */
    void awaitService(String type) throws InvalidSyntaxException {
        try {
            await(type).atMost(BOUND).until(() -> hasService(type));
        } catch (ConditionTimeoutException missing) {
            throw new AssertionError("no " + type + ", but " + ourServices() + " and " + ask("findings"), missing);
        }
    }

    private List<String> ourServices() throws InvalidSyntaxException {
        return Stream.of(context().getAllServiceReferences(null, "(objectClass=org.homedomain.*)"))
                .map(each -> String.join(",", (String[]) each.getProperty(Constants.OBJECTCLASS)))
                .toList();
    }

    /** Asks the probe. */
    List<String> ask(String question) {
        ServiceReference<Function<String, List<String>>> probe = probe();
        return context().getService(probe).apply(question);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the probe answers so
    private ServiceReference<Function<String, List<String>>> probe() {
        try {
            Collection<ServiceReference<Function>> found =
                    context().getServiceReferences(Function.class, "(probe=true)");
            return (ServiceReference) found.iterator().next();
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() throws BundleException, IOException {
        try (loader) {
            framework.stop();
            int how = framework.waitForStop(BOUND.toMillis()).getType();
            if (how != FrameworkEvent.STOPPED) {
                throw new IllegalStateException("the framework did not stop within " + BOUND + ": event " + how);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the framework stops", ended);
        }
    }
}
