// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.greeting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;

/** A bundle that adds the commands {@code test:greet} and {@code test:linger}. */
public final class GreetingActivator implements BundleActivator {

    private @Nullable Version version;

    @Override
    public void start(BundleContext context) {
        version = context.getBundle().getVersion();
        Map<String, Object> command =
                Map.of("osgi.command.scope", "test", "osgi.command.function", new String[] {"greet", "linger"});
        context.registerService(Object.class, this, FrameworkUtil.asDictionary(command));
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes the service back.
    }

    /** Gogo finds it by its name. */
    public String greet(String whom) {
        return "hello " + whom + " from " + version;
    }

    /** Waits until it is interrupted, and leaves a file when it is. */
    public void linger(String file) throws IOException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Files.createFile(Path.of(file));
            Thread.currentThread().interrupt();
        }
    }
}
