// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** A bundle that registers one service for the domain to advertise; for the {@code deploy} folder. */
public final class ServiceBundle implements BundleActivator {

    private static final String NAME = "Lab-Service-Name";
    private static final String PORT = "Lab-Service-Port";

    /** Writes a bundle that advertises a service to the folder. */
    public static void deploy(Path folder, String service, int port) {
        Map<String, String> headers =
                Map.of("Import-Package", "org.osgi.framework", NAME, service, PORT, String.valueOf(port));
        new BundleJar("lab." + service, ServiceBundle.class, headers).writeTo(folder.resolve(service + ".jar"));
    }

    @Override
    public void start(BundleContext context) {
        Dictionary<String, String> headers = context.getBundle().getHeaders();
        Map<String, Object> properties =
                Map.of("home.name", headers.get(NAME), "home.port", Integer.valueOf(headers.get(PORT)));
        context.registerService(Runnable.class, () -> {}, FrameworkUtil.asDictionary(properties));
    }

    @Override
    public void stop(BundleContext context) {
        // The framework unregisters what this bundle registered.
    }
}
