// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.homedomain.api.diagnosis.Diagnosis;
import org.homedomain.api.diagnosis.Finding;

/**
 * Asks all diagnoses at once and waits for each as long as the contract allows. One that does not return is named, and
 * is not asked again until it does, so that it costs one thread however often somebody asks.
 */
final class Examination {

    private static final long QUIET_MILLIS = 1_000;

    private final ExecutorService threads;
    private final long boundMillis;
    private final Map<Diagnosis, CompletableFuture<List<Finding>>> running = new ConcurrentHashMap<>();

    /**
     * @param threads where the diagnoses run
     * @param boundMillis how long one may take, at least a second
     */
    Examination(ExecutorService threads, long boundMillis) {
        this.threads = threads;
        this.boundMillis = boundMillis;
    }

    /** What all of them found, in their order; takes no longer than the bound. */
    List<Finding> run(List<Diagnosis> diagnoses, Consumer<String> progress) {
        List<CompletableFuture<List<Finding>>> answers =
                diagnoses.stream().map(this::ask).toList();
        if (!allAnswered(answers, QUIET_MILLIS)) {
            long late = answers.stream().filter(answer -> !answer.isDone()).count();
            progress.accept("Examining: " + late + " of " + answers.size() + " parts have yet to answer ...");
            allAnswered(answers, boundMillis - QUIET_MILLIS);
        }
        List<Finding> findings = new ArrayList<>();
        for (int index = 0; index < answers.size(); index++) {
            findings.addAll(findings(diagnoses.get(index), answers.get(index)));
        }
        return findings;
    }

    void close() {
        threads.shutdownNow();
        running.clear();
    }

    private CompletableFuture<List<Finding>> ask(Diagnosis diagnosis) {
        try {
            CompletableFuture<List<Finding>> answer = running.compute(
                    diagnosis,
                    (asked, earlier) -> earlier != null && !earlier.isDone()
                            ? earlier
                            : CompletableFuture.supplyAsync(() -> Objects.requireNonNull(asked.examine()), threads));
            // However late it comes: a diagnosis kept here would keep the bundle that brought it.
            return answer.whenComplete((findings, failure) -> running.remove(diagnosis, answer));
        } catch (RejectedExecutionException closed) {
            throw new CommandException("These commands are being stopped or replaced. Try again in a moment.");
        }
    }

    private static boolean allAnswered(List<CompletableFuture<List<Finding>>> answers, long millis) {
        try {
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            // All are done; each one's failure is reported with its part.
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("The examination was interrupted.");
        }
    }

    private List<Finding> findings(Diagnosis diagnosis, CompletableFuture<List<Finding>> answer) {
        String part = diagnosis.getClass().getSimpleName();
        if (!answer.isDone()) {
            return List.of(Finding.warning(
                    part,
                    "This check gave no answer within " + boundMillis / 1000.0 + " s, so its part is not examined.",
                    "Try again; if it stays so, something that it waits for is stuck: look into the log."));
        }
        try {
            return answer.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return List.of(Finding.warning(
                    part,
                    "This check failed itself, so its part is not examined: " + cause,
                    "This is a defect of homedomain: please report it with the log."));
        }
    }
}
