// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.homedomain.config.internal.reading.Outcome;
import org.homedomain.config.internal.reading.Problem.Severity;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.settings.SettingsSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the source of the settings, all on one thread.
 *
 * <p>How it works: each look reads the file whole and compares the bytes, because time stamps repeat on coarse clocks
 * and machines without a clock battery. A look that differs from the one last read must be seen again, unchanged, after
 * a moment: editors truncate before they write, or leave no file at all while they rename, and half a file may well be
 * valid. Only the very first look is read at once if it is valid, so that a start is not delayed.
 */
final class SettingsWatch implements SettingsSource {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsWatch.class);

    /** How often the places are looked at, and how long a change must stay the same. */
    record Pace(Duration interval, Duration settling) {}

    private final SettingsReader reader;
    private final SettingsAudience audience;
    private final ScheduledExecutorService executor;
    private final Pace pace;

    private volatile Map<String, Object> properties;
    private volatile WatchState state = WatchState.START;
    private @Nullable Look unsettled;
    private volatile @Nullable Future<?> looking;
    private volatile @Nullable Future<?> settling;
    private volatile boolean stopped;

    SettingsWatch(
            SettingsReader reader,
            Map<String, Object> properties,
            SettingsAudience audience,
            ScheduledExecutorService executor,
            Pace pace) {
        this.reader = reader;
        this.properties = Map.copyOf(properties);
        this.audience = audience;
        this.executor = executor;
        this.pace = pace;
    }

    /** Looks at once and then again and again. */
    void start() {
        looking = executor.scheduleWithFixedDelay(
                () -> guarded(this::look), 0, pace.interval().toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Looks no more; a look that is under way may end. */
    void stop() {
        stopped = true;
        cancel(looking);
        cancel(settling);
    }

    private static void cancel(@Nullable Future<?> planned) {
        if (planned != null) {
            planned.cancel(false);
        }
    }

    /** ConfigAdmin has something new. */
    void propertiesChanged(Map<String, Object> changed) {
        properties = Map.copyOf(changed);
        executor.execute(() -> guarded(this::look));
    }

    @Override
    public DomainSettings current() {
        return state.current().orElseThrow(() -> new IllegalStateException("no valid settings yet"));
    }

    @Override
    public List<String> awaitingRestart() {
        return state.awaitingRestart();
    }

    WatchState state() {
        return state;
    }

    Map<String, Object> properties() {
        return properties;
    }

    private void guarded(Runnable look) {
        if (stopped) {
            return;
        }
        try {
            look.run();
        } catch (RejectedExecutionException afterStop) {
            LOG.debug("No further look: stopped.");
        } catch (RuntimeException | LinkageError | StackOverflowError defect) {
            // Thrown on, it would end all further looks without a word.
            unsettled = null;
            LOG.error("The configuration could not be looked at and stays as it is; please report this.", defect);
        }
    }

    private void look() {
        if (unsettled != null) {
            return;
        }
        Look seen = reader.look(properties);
        if (state.hasRead(seen)) {
            return;
        }
        if (needsSettling(seen)) {
            settleLater(seen);
        } else {
            accept(seen, reader.read(seen));
        }
    }

    private boolean needsSettling(Look seen) {
        Look before = state.look().orElse(null);
        return before == null
                ? reader.read(seen).settings().isEmpty()
                : before.isFile() || !(seen instanceof Look.Properties);
    }

    private void settleLater(Look seen) {
        unsettled = seen;
        settling =
                executor.schedule(() -> guarded(this::settle), pace.settling().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void settle() {
        Look seen = reader.look(properties);
        boolean settled = seen.equals(unsettled);
        unsettled = null;
        if (state.hasRead(seen)) {
            return;
        }
        if (settled) {
            accept(seen, reader.read(seen));
        } else {
            settleLater(seen);
        }
    }

    private void accept(Look seen, Outcome outcome) {
        outcome.problems(Severity.WARNING).forEach(warning -> LOG.warn("{}", warning));
        if (outcome.settings().isEmpty()) {
            refuse(seen, outcome);
        } else if (state.current().isEmpty() || state.isFirstConfiguration(seen)) {
            state = state.started(seen, outcome);
            LOG.info("The settings come from {}.", seen.what());
            audience.settingsFound(this);
        } else {
            change(seen, outcome);
        }
    }

    private void refuse(Look seen, Outcome outcome) {
        String reasons = outcome.errorText(seen.what());
        boolean running = state.current().isPresent();
        state = state.refused(seen, outcome);
        if (running) {
            LOG.warn("{}\nThe settings read before stay in force.", reasons);
        } else {
            LOG.error("{}\nThe domain waits for a valid configuration.", reasons);
            audience.startFailed(reasons);
        }
    }

    private void change(Look seen, Outcome outcome) {
        WatchState before = state;
        state = before.changed(seen, outcome);
        if (!before.what().equals(state.what())) {
            LOG.warn("The settings now come from {}; {} counts no longer.", state.what(), before.what());
        }
        if (!state.awaitingRestart().isEmpty() && !state.awaitingRestart().equals(before.awaitingRestart())) {
            LOG.warn("Changed, but in force only after a restart: {}.", String.join(", ", state.awaitingRestart()));
        }
        if (!state.current().equals(before.current())) {
            LOG.info("The settings changed.");
            audience.settingsChanged(current());
        }
    }
}
