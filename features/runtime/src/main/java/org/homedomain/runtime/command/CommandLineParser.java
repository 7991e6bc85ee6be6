// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.homedomain.runtime.channel.Places;
import org.homedomain.runtime.channel.Spelling;
import org.jspecify.annotations.Nullable;

/** Reads the words of a command line from left to right. */
final class CommandLineParser {

    private static final List<String> FIRST_WORDS = List.of(
            "exec",
            "demo",
            "stop",
            "prepare",
            "help",
            "--help",
            "--version",
            "--config",
            "--data",
            "--deploy",
            "--headless",
            "--no-shell",
            "--debug");
    private static final List<String> START_OPTIONS = FIRST_WORDS.subList(5, FIRST_WORDS.size());

    private static final List<String> WITH_PATH = List.of("--config", "--data", "--deploy");

    private final Deque<String> words;
    private final Places places;

    CommandLineParser(List<String> arguments, Places places) {
        words = new ArrayDeque<>(arguments);
        this.places = places;
    }

    CommandLine parse() throws ReportedException {
        String first = words.isEmpty() ? "" : words.getFirst();
        return switch (first) {
            case "exec" -> exec();
            case "demo" -> demo();
            case "stop" -> alone(new CommandLine.Stop());
            case "prepare" -> prepare();
            case "help", "--help", "-h" -> new CommandLine.Help();
            case "--version" -> alone(new CommandLine.Version());
            default -> start();
        };
    }

    private CommandLine start() throws ReportedException {
        Optional<Path> config = Optional.empty();
        Path data = places.data();
        Optional<Path> deploy = Optional.empty();
        boolean headless = false;
        boolean debug = false;
        List<String> known = FIRST_WORDS;
        while (!words.isEmpty()) {
            String word = nextOption();
            switch (word) {
                case "--config" -> config = Optional.of(path(word));
                case "--data" -> data = path(word);
                case "--deploy" -> deploy = Optional.of(path(word));
                case "--headless", "--no-shell" -> headless = true;
                case "--debug" -> debug = true;
                case "--help", "-h" -> {
                    return new CommandLine.Help();
                }
                default -> throw unknown(word, known);
            }
            known = START_OPTIONS;
        }
        return new CommandLine.Start(config, data, deploy.orElse(data.resolve("deploy")), headless, debug);
    }

    /** The next word; {@code --config=FILE} counts as two. */
    private String nextOption() {
        String word = words.removeFirst();
        int equals = word.indexOf('=');
        if (equals < 0 || !WITH_PATH.contains(word.substring(0, equals))) {
            return word;
        }
        words.addFirst(word.substring(equals + 1));
        return word.substring(0, equals);
    }

    private CommandLine exec() throws ReportedException {
        words.removeFirst();
        if (words.size() == 1 && isHelp(words.getFirst())) {
            return new CommandLine.Help();
        }
        Duration timeout = isTimeout() ? timeout() : CommandLine.EXEC_TIMEOUT;
        if (words.size() < 2) {
            throw usage("exec needs the name of a domain and a command, as in: run exec kitchen domain:peers");
        }
        String domain = words.removeFirst();
        return new CommandLine.Exec(domain, String.join(" ", words), timeout);
    }

    /** Only in front of the domain: what comes behind belongs to the command. */
    private boolean isTimeout() {
        return !words.isEmpty() && words.getFirst().split("=", 2)[0].equals("--timeout");
    }

    private Duration timeout() throws ReportedException {
        String[] parts = words.removeFirst().split("=", 2);
        @Nullable String value = parts.length == 2 ? parts[1] : words.pollFirst();
        if (value == null || !value.matches("[1-9]\\d{0,4}")) {
            throw usage("--timeout needs seconds after it, 1 to 99999");
        }
        return Duration.ofSeconds(Integer.parseInt(value));
    }

    private CommandLine demo() throws ReportedException {
        words.removeFirst();
        int domains = 3;
        boolean detach = false;
        while (!words.isEmpty()) {
            String word = words.removeFirst();
            if (isHelp(word)) {
                return new CommandLine.Help();
            } else if (word.equals("--detach")) {
                detach = true;
            } else if (word.matches("\\d{1,9}")) {
                domains = count(word);
            } else {
                throw unknown(word, List.of("--detach", "--help"));
            }
        }
        return new CommandLine.Demo(domains, detach);
    }

    private CommandLine prepare() throws ReportedException {
        String first = words.removeFirst();
        if (words.size() == 1 && isHelp(words.getFirst())) {
            return new CommandLine.Help();
        }
        Path archive = path(first);
        if (!words.isEmpty()) {
            throw usage(first + " takes one file, found also \"" + words.getFirst() + "\"");
        }
        return new CommandLine.Prepare(archive);
    }

    private CommandLine alone(CommandLine line) throws ReportedException {
        String first = words.removeFirst();
        if (!words.isEmpty()) {
            if (isHelp(words.getFirst())) {
                return new CommandLine.Help();
            }
            throw usage(first + " takes no arguments, found \"" + words.getFirst() + "\"");
        }
        return line;
    }

    private static int count(String word) throws ReportedException {
        int domains = Integer.parseInt(word);
        if (domains < 1 || domains > CommandLine.MOST_DEMO_DOMAINS) {
            throw usage("demo starts 1 to " + CommandLine.MOST_DEMO_DOMAINS + " domains, not " + word);
        }
        return domains;
    }

    private static boolean isHelp(String word) {
        return word.equals("--help") || word.equals("-h");
    }

    private Path path(String option) throws ReportedException {
        @Nullable String value = words.pollFirst();
        if (value == null || value.isEmpty() || value.startsWith("--")) {
            throw usage(option + " needs a path after it");
        }
        return Path.of(value).toAbsolutePath().normalize();
    }

    private static ReportedException unknown(String word, List<String> known) {
        String kind = word.startsWith("-") ? "option" : "command";
        String hint = Spelling.nearest(word, known)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse("");
        return usage("no " + kind + " \"" + word + "\"" + hint);
    }

    private static ReportedException usage(String message) {
        return new ReportedException(ExitStatus.USAGE, message + "\nSee: run --help");
    }
}
