// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The first process of a world: measures what was asked for, and prints it. */
public final class Inside {

    private final Request request;
    private final Path folder;
    private final List<Row> rows = new ArrayList<>();
    private boolean failed;

    private Inside(Request request, Path folder) {
        this.request = request;
        this.folder = folder;
    }

    /** Takes what {@link Main} takes. */
    public static void main(String[] arguments) throws IOException, InterruptedException, UsageException {
        Thread leash = new Thread(Inside::endWithPipe, "bench-leash");
        leash.setDaemon(true);
        leash.start();
        Path folder = Files.createDirectories(Places.work());
        Inside inside = new Inside(CommandLine.parse(List.of(arguments)), folder);
        inside.measureAll();
        System.out.print(
                inside.request.json() ? Results.json(inside.rows) : Results.table(inside.request, inside.rows));
        System.out.flush();
        System.exit(inside.failed ? Main.FAILED : Main.FINE);
    }

    /** The process that asked for this world has ended. */
    private static void endWithPipe() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is said through it.
            }
        } catch (IOException broken) {
            System.err.println("bench: " + broken);
        }
        Runtime.getRuntime().halt(Main.FAILED);
    }

    private void measureAll() throws InterruptedException {
        List<Contestant> present = Contestants.named(request.systems()).stream()
                .filter(contestant -> contestant.obstacle().isEmpty())
                .toList();
        for (int n : request.sizes()) {
            for (Contestant contestant : present) {
                measure(n, contestant);
            }
        }
    }

    /** What one system cannot do takes nothing from the others. */
    private void measure(int n, Contestant contestant) throws InterruptedException {
        Progress progress = new Progress(System.err, request.metricName() + ", " + contestant.name() + ", n = " + n);
        try {
            Path place = folder.resolve(contestant.name());
            progress.say("prepares");
            contestant.prepare();
            List<Double> samples =
                    request.metric().measurement().samples(new Stage(contestant, place, progress), n, request);
            rows.add(Row.of(request, n, contestant.name(), new Samples(samples)));
        } catch (BenchException e) {
            progress.say("NOT MEASURED: " + e.getMessage());
            failed = true;
        } catch (RuntimeException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            progress.say("NOT MEASURED: " + trace);
            failed = true;
        }
    }
}
