// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs Jazzer on a target in a process of its own; what it learns stays in a folder for the next time. */
final class Fuzzer {

    private static final int FINDING = 77;
    private static final Pattern STATISTICS =
            Pattern.compile("stat::(number_of_executed_units|average_exec_per_sec): *(\\d+)");

    private final Path module;
    private final PrintStream out;

    /**
     * @param module the folder of this module, built
     * @param out for people
     */
    Fuzzer(Path module, PrintStream out) {
        this.module = module;
        this.out = out;
    }

    /** Returns whether nothing was found. */
    boolean run(Target target, Duration time) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(module.resolve("target/fuzz").resolve(target.name()));
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(command(target, time, folder, corpus))
                .redirectErrorStream(true)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        String executions = "?";
        String perSecond = "?";
        try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                PrintStream kept = new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                kept.println(line);
                Matcher figure = STATISTICS.matcher(line);
                if (figure.find() && figure.group(1).startsWith("number")) {
                    executions = figure.group(2);
                } else if (figure.reset().find()) {
                    perSecond = figure.group(2);
                }
            }
        }
        int status = process.waitFor();
        out.printf(
                "fuzz: %s: %s executions in %d s, %s per second, %s%n",
                target.name(), executions, time.toSeconds(), perSecond, words(status, log));
        if (status != 0) {
            Finding.in(Files.readAllLines(log)).print(out);
        }
        return status == 0;
    }

    private static String words(int status, Path log) {
        return switch (status) {
            case 0 -> "nothing found";
            case FINDING -> "FOUND something, see " + log;
            default -> "ended with status " + status + ", see " + log;
        };
    }

    private List<String> command(Target target, Duration time, Path folder, Path corpus) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-da:org.tomlj...", // asserts that an escape is whole before it looks; without, it says so as an error
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.type().getName(),
                "--instrumentation_includes=" + target.watched(),
                "--custom_hook_includes=org.homedomain.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-max_total_time=" + time.toSeconds(),
                "-max_len=" + target.longest(),
                "-timeout=60", // of one input; the first one loads all classes
                "-rss_limit_mb=3000",
                "-print_final_stats=1",
                "-entropic=0", // its bookkeeping took more time than our code
                corpus.toString()));
        Path seeds = module.resolve("src/test/resources/corpus").resolve(target.name());
        if (Files.isDirectory(seeds)) {
            command.add(seeds.toString());
        }
        return command;
    }
}
