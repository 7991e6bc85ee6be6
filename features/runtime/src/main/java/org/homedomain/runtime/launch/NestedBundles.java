// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.launch;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.homedomain.runtime.command.OwnJar;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.connect.ConnectModule;
import org.osgi.framework.connect.ModuleConnector;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * The bundles inside the executable jar, connected to the framework instead of copied into it (OSGi Core 8, chapter 60):
 * their classes lie in the root of the jar, where the virtual machine's own loader finds them and can take them from a
 * class archive; all else a bundle has lies in {@code bundles/NAME/}.
 */
final class NestedBundles implements ModuleConnector {

    private static final String FOLDER = "bundles/";
    static final String LOCATION = "nested:";
    private static final String MANIFEST = "/META-INF/MANIFEST.MF";

    /** Its activator would open a terminal of its own; the console uses its classes instead. */
    private static final String NEVER_STARTED = "org.apache.felix.gogo.jline";

    private final JarFile jar;

    private NestedBundles(JarFile jar) {
        this.jar = jar;
    }

    /** Those of this program. The jar stays open as long as the process runs: its classes come from it. */
    static NestedBundles ofOwnJar() throws IOException {
        return new NestedBundles(new JarFile(OwnJar.path().toFile()));
    }

    @Override
    public void initialize(File storage, Map<String, String> configuration) {}

    @Override
    public Optional<ConnectModule> connect(String location) {
        return location.startsWith(LOCATION)
                ? Optional.of(() -> new NestedContent(jar, FOLDER + location.substring(LOCATION.length()) + "/"))
                : Optional.empty();
    }

    @Override
    public Optional<BundleActivator> newBundleActivator() {
        return Optional.empty();
    }

    /** Installs all and marks them to start when the framework reaches their level. */
    void install(BundleContext framework) throws BundleException {
        for (String name : names()) {
            mark(framework.installBundle(LOCATION + name), StartLevel.of(name));
        }
    }

    private SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        jar.stream()
                .map(entry -> entry.getName())
                .filter(entry -> entry.startsWith(FOLDER) && entry.endsWith(MANIFEST))
                .forEach(entry -> names.add(entry.substring(FOLDER.length(), entry.length() - MANIFEST.length())));
        return names;
    }

    private static void mark(Bundle bundle, StartLevel level) throws BundleException {
        bundle.adapt(BundleStartLevel.class).setStartLevel(level.level());
        boolean fragment = bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
        if (!fragment && !NEVER_STARTED.equals(bundle.getSymbolicName())) {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        }
    }
}
