// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.felix.service.command.Function;
import org.homedomain.api.peer.PeerHistory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code domain:events} */
@Component(
        service = Function.class,
        property = {
            "osgi.command.scope=domain",
            "osgi.command.function=events",
            "osgi.command.description=" + EventsCommand.SUMMARY
        })
public final class EventsCommand extends DomainCommand {

    static final String SUMMARY = "shows what happens to the domains of this dominion, and why";

    private static final Logger LOG = LoggerFactory.getLogger(EventsCommand.class);

    /** Shown at first where a person did not say how many. */
    private static final int SOME = 10;

    /** So often it looks whether somebody still reads, and whether the domain still runs. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final DomainServices services;
    private final LongSupplier nanos;

    @Activate
    public EventsCommand(@Reference DomainServices services) {
        this(services, System::nanoTime);
    }

    EventsCommand(DomainServices services, LongSupplier nanos) {
        super(Syntaxes.EVENTS);
        this.services = services;
        this.nanos = nanos;
    }

    @Override
    void run(CommandLine line, Screen screen) {
        Optional<Integer> last = line.value("--last").map(EventsCommand::count);
        Optional<Duration> bound = line.value("--for").map(text -> Span.parse("--for", text));
        boolean follow = line.has("--follow") || bound.isPresent() || last.isEmpty();
        boolean json = line.has(CommandSyntax.JSON);
        EventReader reader = new EventReader(EventFilter.of(line), json, screen);
        if (follow) {
            follow(reader, last.orElse(SOME), bound, screen);
        } else if (reader.last(services.history(), last.get()) == 0 && !json) {
            screen.line("Nothing like that happened since this domain started.");
        }
    }

    /**
     * The listener only rings: the reader fetches what is new from the history, so a slow terminal holds up nobody and
     * costs no memory.
     */
    private void follow(EventReader reader, int last, Optional<Duration> bound, Screen screen) {
        PeerHistory history = services.history();
        long end = nanos.getAsLong() + bound.map(Duration::toNanos).orElse(Long.MAX_VALUE / 2);
        Semaphore bell = new Semaphore(0);
        Runnable stop = services.listen(event -> bell.release());
        try {
            if (reader.last(history, last) == 0) {
                screen.progress("Nothing to show yet; events come as they happen, Ctrl-C ends.");
            }
            long left = end - nanos.getAsLong();
            while (left > 0 && !screen.isGone()) {
                if (bell.tryAcquire(Math.min(left, LOOK_NANOS), TimeUnit.NANOSECONDS)) {
                    bell.drainPermits();
                    reader.more(history);
                }
                if (services.historyOrNull() != history) {
                    throw new CommandException("This domain was stopped; its events end here.");
                }
                left = end - nanos.getAsLong();
            }
        } catch (InterruptedException e) {
            // Ctrl-C: that is how it ends. Not restored: under it Gogo would close the terminal at the next byte.
            LOG.debug("events end, as a person wants");
        } finally {
            stop.run();
        }
    }

    private static int count(String text) {
        int count = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
        if (count < 0 || count > PeerHistory.CAPACITY) {
            throw new CommandException(
                    "--last is a number from 0 to " + PeerHistory.CAPACITY + ", not '" + text + "'.");
        }
        return count;
    }
}
