// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.homedomain.runtime.command.CommandLine;
import org.homedomain.runtime.command.ExitStatus;
import org.homedomain.runtime.command.ReportedException;

/** {@code run demo [N] [--detach]}. */
public final class DemoCommand {

    /** Most machines need two seconds; a loaded single core far more. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration REDRAW = Duration.ofMillis(500);

    private final DemoFolder folder = DemoFolder.ofThisUser();
    private final PrintStream out = System.out;
    private final boolean terminal;
    private final LongSupplier nanos;

    /** Then what the domains wrote is kept. */
    private volatile boolean failed;

    private DemoCommand(boolean terminal, LongSupplier nanos) {
        this.terminal = terminal;
        this.nanos = nanos;
    }

    /**
     * Starts the domains and shows how they meet.
     *
     * @param terminal whether the table may be redrawn
     */
    public static int run(CommandLine.Demo demo, boolean terminal) throws ReportedException, IOException {
        try {
            return new DemoCommand(terminal, System::nanoTime).run(demo);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitStatus.FAILED;
        }
    }

    private int run(CommandLine.Demo demo) throws ReportedException, IOException, InterruptedException {
        List<DemoDomain> old = folder.running();
        if (!old.isEmpty()) {
            throw new ReportedException(
                    ExitStatus.FAILED, "a demo runs already (" + names(old) + ")\nEnd it with: run stop");
        }
        folder.clear();
        DemoStart start = new DemoStart(folder, RandomGenerator.getDefault(), demo.detach(), name -> archiveInUse());
        out.println("starting " + demo.domains() + (demo.domains() == 1 ? " domain" : " domains") + " of dominion "
                + start.title());
        List<String> names = Rooms.first(demo.domains());
        if (demo.detach()) {
            return detach(start.start(names));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(start), "demo-end"));
        return stay(start.start(names));
    }

    private int detach(List<DemoDomain> domains) throws ReportedException, IOException, InterruptedException {
        Screen screen = new Screen(out, terminal);
        FirstEnd firstEnd = new FirstEnd(domains);
        long deadline = nanos.getAsLong() + PATIENCE.toNanos();
        Meeting meeting = Meeting.now(domains);
        while (!meeting.complete()) {
            screen.show(meeting.summary(), "");
            requireAll(domains);
            if (nanos.getAsLong() - deadline > 0) {
                throw new ReportedException(
                        ExitStatus.FAILED,
                        "the domains do not all know each other after " + PATIENCE.toSeconds() + " s: "
                                + meeting.summary() + "\nThey still run. Look with: run exec "
                                + domains.get(0).name() + " domain:doctor\nEnd them with: run stop");
            }
            firstEnd.await(REDRAW);
            meeting = Meeting.now(domains);
        }
        screen.show(meeting.summary(), "");
        out.println(Meeting.table(domains));
        out.println("They go on running. Ask one:  run exec " + domains.get(0).name() + " domain:peers");
        out.println("End them:  run stop");
        return ExitStatus.FINE;
    }

    private int stay(List<DemoDomain> domains) throws ReportedException, IOException, InterruptedException {
        Screen screen = new Screen(out, terminal);
        FirstEnd firstEnd = new FirstEnd(domains);
        boolean met = false;
        while (domains.stream().allMatch(DemoDomain::lives)) {
            Meeting meeting = Meeting.now(domains);
            screen.show(meeting.summary() + "; Ctrl-C ends", terminal ? Meeting.table(domains) : "");
            if (!met && meeting.complete() && !terminal) {
                out.println(Meeting.table(domains));
            }
            met |= meeting.complete();
            firstEnd.await(REDRAW);
        }
        if (folder.isEnding()) {
            out.println("the demo was ended");
            return ExitStatus.FINE;
        }
        requireAll(domains);
        return ExitStatus.FAILED;
    }

    private void requireAll(List<DemoDomain> domains) throws ReportedException, IOException, InterruptedException {
        List<DemoDomain> dead =
                domains.stream().filter(domain -> !domain.lives()).toList();
        if (!dead.isEmpty()) {
            failed = true;
            folder.terminate(domains);
            throw new ReportedException(
                    ExitStatus.FAILED,
                    names(dead) + " ended by itself, and the demo with it"
                            + folder.outputOf(dead.get(0).name()) + "\nTheir logs are kept in " + folder.path()
                            + " until the next demo.");
        }
    }

    private void end(DemoStart start) {
        List<DemoDomain> domains = start.finish();
        try {
            if (!failed) {
                folder.end(domains);
            }
        } catch (IOException e) {
            out.println("not all of the demo's files could be deleted: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The class archive this process was started with: its domains start faster too. */
    private static List<String> archiveInUse() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:SharedArchiveFile="))
                .toList();
    }

    private static String names(List<DemoDomain> domains) {
        return domains.stream().map(DemoDomain::name).collect(Collectors.joining(", "));
    }
}
