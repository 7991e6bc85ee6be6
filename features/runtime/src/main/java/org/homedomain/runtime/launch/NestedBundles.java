// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.launch;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.homedomain.runtime.command.OwnJar;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;

/** The bundles inside the executable jar. */
final class NestedBundles {

    private static final String FOLDER = "bundles/";

    /** Its activator would open a terminal of its own; the console uses its classes instead. */
    private static final String NEVER_STARTED = "org.apache.felix.gogo.jline";

    private NestedBundles() {}

    /** Installs all and marks them to start when the framework reaches their level. */
    static void install(BundleContext framework) throws IOException, BundleException {
        try (JarFile jar = new JarFile(OwnJar.path().toFile())) {
            List<JarEntry> nested = jar.stream()
                    .filter(entry -> entry.getName().startsWith(FOLDER))
                    .filter(entry -> entry.getName().endsWith(".jar"))
                    .toList();
            for (JarEntry entry : nested) {
                String name = entry.getName().substring(FOLDER.length());
                try (InputStream content = jar.getInputStream(entry)) {
                    mark(framework.installBundle("nested:" + name, content), StartLevel.of(name));
                }
            }
        }
    }

    private static void mark(Bundle bundle, StartLevel level) throws BundleException {
        bundle.adapt(BundleStartLevel.class).setStartLevel(level.level());
        boolean fragment = bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
        if (!fragment && !NEVER_STARTED.equals(bundle.getSymbolicName())) {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        }
    }
}
