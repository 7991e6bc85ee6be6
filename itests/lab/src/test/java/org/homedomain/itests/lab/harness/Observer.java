// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * A bundle that writes what its domain hears of peers to a file, one line an event: reading of the monotonic clock,
 * which all processes of a machine share, kind, ID, incarnation, reason. It meets the domain's API by reflection: these
 * tests are compiled without it, so that they run with any runtime.
 */
public final class Observer implements BundleActivator {

    /** First line, without anything behind it. */
    static final String WATCHING = "WATCHING";

    private static final String FILE = "Lab-Observer-File";
    private static final String LISTENER = "org.homedomain.api.peer.PeerListener";

    /** Writes the bundle to the folder, unless it is there from an earlier start. */
    static void deploy(Path folder, Path events) {
        Path jar = folder.resolve("observer.jar");
        if (!Files.exists(jar)) {
            Map<String, String> headers =
                    Map.of("Import-Package", "org.osgi.framework,org.homedomain.api.peer", FILE, events.toString());
            new BundleJar("lab.observer", Observer.class, headers).writeTo(jar);
        }
    }

    @Override
    public void start(BundleContext context) throws ReflectiveOperationException, IOException {
        Path file = Path.of(context.getBundle().getHeaders().get(FILE));
        Class<?> type = context.getBundle().loadClass(LISTENER);
        Object listener = Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> switch (method.getName()) {
                    case "onPeerEvent" -> {
                        write(file, line(given[0]));
                        yield null;
                    }
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == given[0];
                    default -> "the lab's observer";
                });
        context.registerService(LISTENER, listener, null);
        write(file, WATCHING);
    }

    @Override
    public void stop(BundleContext context) {
        // The framework unregisters what this bundle registered.
    }

    private static String line(Object event) throws ReflectiveOperationException {
        Object peer = value(event, "peer");
        return value(event, "kind") + " " + value(peer, "id") + " " + value(peer, "incarnation") + " "
                + value(event, "reason");
    }

    private static Object value(Object object, String component) throws ReflectiveOperationException {
        return object.getClass().getMethod(component).invoke(object);
    }

    /** In one piece, so that who reads meanwhile sees a whole line or none. */
    private static void write(Path file, String text) throws IOException {
        byte[] line = (System.nanoTime() + " " + text + "\n").getBytes(StandardCharsets.UTF_8);
        Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
