// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import org.homedomain.itests.bench.Request.Trial;

/** Reads {@code NAME [--n 3,16] [--runs K] ...}. */
final class CommandLine {

    private static final int MOST_MEMBERS = 200;
    private static final int MOST_RUNS = 1000;
    private static final int MOST_MINUTES = 24 * 60;
    private static final int MOST_SECONDS = 3600;
    private static final int HUNDRED_PERCENT = 100;

    private final Deque<String> words;
    private List<Integer> sizes = List.of(3, 16);
    private OptionalInt runs = OptionalInt.empty();
    private List<String> systems = Contestants.names();
    private boolean json;
    private boolean requirePeers = "true".equals(System.getenv("CI"));
    private int minutes = 10;
    private OptionalInt loss = OptionalInt.empty();
    private boolean besideStopper;
    private int seconds = 60;

    private CommandLine(List<String> arguments) {
        words = new ArrayDeque<>(arguments);
    }

    static Request parse(List<String> arguments) throws UsageException {
        return new CommandLine(arguments).request();
    }

    private Request request() throws UsageException {
        String name = words.isEmpty() ? "" : words.removeFirst();
        Metric metric = Metric.of(name)
                .orElseThrow(() -> new UsageException(
                        "no benchmark \"" + name + "\"; there are " + String.join(", ", Metric.names()) + ", jmh"));
        while (!words.isEmpty()) {
            option(words.removeFirst());
        }
        int lossPercent = loss.orElse(besideStopper ? 0 : Request.USUAL_LOSS_PERCENT);
        return new Request(
                metric,
                sizes,
                runs.orElse(metric.defaultRuns()),
                systems,
                json,
                requirePeers,
                new Trial(minutes, lossPercent, besideStopper, seconds));
    }

    private void option(String word) throws UsageException {
        switch (word) {
            case "--n" -> sizes = sizes(value(word));
            case "--runs" -> runs = OptionalInt.of(number(word, value(word), 1, MOST_RUNS));
            case "--systems" -> systems = systems(value(word));
            case "--json" -> json = true;
            case "--require-peers" -> requirePeers = true;
            case "--minutes" -> minutes = number(word, value(word), 1, MOST_MINUTES);
            case "--loss" -> loss = OptionalInt.of(number(word, value(word), 0, HUNDRED_PERCENT));
            case "--beside-stopper" -> besideStopper = true;
            case "--seconds" -> seconds = number(word, value(word), 1, MOST_SECONDS);
            default -> throw new UsageException("no option \"" + word + "\"");
        }
    }

    private String value(String option) throws UsageException {
        if (words.isEmpty()) {
            throw new UsageException(option + " needs a value after it");
        }
        return words.removeFirst();
    }

    private static List<Integer> sizes(String text) throws UsageException {
        List<Integer> found = new ArrayList<>();
        for (String word : text.split(",", -1)) {
            found.add(number("--n", word, 2, MOST_MEMBERS));
        }
        return List.copyOf(found);
    }

    private static List<String> systems(String text) throws UsageException {
        List<String> found = List.of(text.split(",", -1));
        for (String name : found) {
            if (!Contestants.names().contains(name)) {
                throw new UsageException(
                        "no system \"" + name + "\"; there are " + String.join(", ", Contestants.names()));
            }
        }
        return found;
    }

    private static int number(String option, String text, int least, int most) throws UsageException {
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw new UsageException(
                option + " takes whole numbers from " + least + " to " + most + ", not \"" + text + "\"");
    }
}
