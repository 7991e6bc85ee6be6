// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.crowd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

    /** Who takes longer to know the others is not waited for. */
    private static final Duration MEETING = Duration.ofSeconds(20);

    private Main() {}

    /**
     * Starts one after the other, each when the one before knows all before it: those that start at once on few
     * processors starve each other.
     */
    public static void main(String[] arguments)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Path data = Path.of(arguments[0]);
        Path events = Path.of(arguments[1]);
        BareLinks links = new BareLinks(ShippedSettings.of("crowd", data).network());
        List<String> started = new ArrayList<>();
        for (String name : List.of(arguments).subList(2, arguments.length)) {
            Path folder = Files.createDirectories(data.resolve(name));
            Teller teller = new Teller(events, name);
            String id = Engine.start(new ShippedSettings(ShippedSettings.of(name, folder)), links, teller);
            teller.awaitJoined(started, MEETING);
            started.add(id);
        }
        new CountDownLatch(1).await();
    }
}
