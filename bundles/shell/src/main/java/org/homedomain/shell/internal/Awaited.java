// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what the domain was asked to do. */
final class Awaited {

    /** The contract says ten seconds; beyond that something is broken, and the shell must not hang with it. */
    private static final int SECONDS = 12;

    private Awaited() {}

    /**
     * What came of it.
     *
     * @param failure what to say first if nothing did
     * @throws CommandException with the failure's own sentence, or if Ctrl-C was pressed
     */
    static <T> T get(CompletionStage<T> stage, String failure) {
        try {
            return stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new CommandException(failure + ": " + sentence(e));
        } catch (TimeoutException e) {
            throw new CommandException(
                    failure + ": it did not end within " + SECONDS + " s. 'domain:doctor' may say why.");
        } catch (InterruptedException e) {
            // Not restored: it was meant for this command, and under it Gogo would close the terminal at the next byte.
            throw CommandException.interrupted(failure + ": interrupted.");
        }
    }

    private static String sentence(ExecutionException e) {
        Throwable told = e.getCause() == null ? e : e.getCause();
        return told.getMessage() == null ? told.getClass().getSimpleName() : told.getMessage();
    }
}
