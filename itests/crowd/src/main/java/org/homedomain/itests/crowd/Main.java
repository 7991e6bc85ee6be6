// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.crowd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.homedomain.discovery.internal.link.BareLinks;

/**
 * Runs domains until it is ended: {@code Main DATA EVENTS NAME…}. Each has a data folder {@code DATA/NAME} and writes
 * what it hears of others to {@code EVENTS/NAME-events.txt}.
 */
public final class Main {

    private Main() {}

    /** Starts one after the other. */
    public static void main(String[] arguments)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Path data = Path.of(arguments[0]);
        Path events = Path.of(arguments[1]);
        BareLinks links = new BareLinks(ShippedSettings.of("crowd", data).network());
        for (String name : List.of(arguments).subList(2, arguments.length)) {
            Path folder = Files.createDirectories(data.resolve(name));
            Engine.start(new ShippedSettings(ShippedSettings.of(name, folder)), links, new Teller(events, name));
        }
        new CountDownLatch(1).await();
    }
}
