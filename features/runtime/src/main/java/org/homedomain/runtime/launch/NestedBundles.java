// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.launch;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
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

    /** Its activator would open a terminal of its own; the console uses its classes instead. */
    private static final String NEVER_STARTED = "org.apache.felix.gogo.jline";

    private final JarFile jar;

    /** Bundle by bundle; the framework asks for them often, and a look through the whole jar takes long. */
    private final SortedMap<String, List<String>> entries;

    private NestedBundles(JarFile jar) {
        this.jar = jar;
        entries = entries(jar);
    }

    /** Those of this program. The jar stays open as long as the process runs: its classes come from it. */
    static NestedBundles ofOwnJar() throws IOException {
        return new NestedBundles(new JarFile(OwnJar.path().toFile()));
    }

    @Override
    public void initialize(File storage, Map<String, String> configuration) {}

    @Override
    public Optional<ConnectModule> connect(String location) {
        if (!location.startsWith(LOCATION)) {
            return Optional.empty();
        }
        String name = location.substring(LOCATION.length());
        return Optional.ofNullable(entries.get(name))
                .map(known -> () -> new NestedContent(jar, FOLDER + name + "/", known));
    }

    @Override
    public Optional<BundleActivator> newBundleActivator() {
        return Optional.empty();
    }

    /** Installs all and marks them to start when the framework reaches their level. */
    void install(BundleContext framework) throws BundleException {
        for (String name : entries.keySet()) {
            mark(framework.installBundle(LOCATION + name), StartLevel.of(name));
        }
    }

    private static SortedMap<String, List<String>> entries(JarFile jar) {
        SortedMap<String, List<String>> entries = new TreeMap<>();
        jar.stream()
                .map(JarEntry::getName)
                .filter(path -> path.startsWith(FOLDER))
                .forEach(path -> {
                    int end = path.indexOf('/', FOLDER.length());
                    if (end > 0 && end + 1 < path.length()) {
                        entries.computeIfAbsent(path.substring(FOLDER.length(), end), name -> new ArrayList<>())
                                .add(path.substring(end + 1));
                    }
                });
        return entries;
    }

    private static void mark(Bundle bundle, StartLevel level) throws BundleException {
        bundle.adapt(BundleStartLevel.class).setStartLevel(level.level());
        boolean fragment = bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
        if (!fragment && !NEVER_STARTED.equals(bundle.getSymbolicName())) {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        }
    }
}
