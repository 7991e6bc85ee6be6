// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.greeting;

import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** A bundle that adds the command {@code test:greet}. */
public final class GreetingActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        Map<String, String> command = Map.of("osgi.command.scope", "test", "osgi.command.function", "greet");
        context.registerService(Object.class, this, FrameworkUtil.asDictionary(command));
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes the service back.
    }

    /** Gogo finds it by its name. */
    public String greet(String whom) {
        return "hello " + whom;
    }
}
