// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.fuzz;

import java.io.IOException;
import java.nio.file.Path;

/** {@code ./run fuzz [NAME…] [--seconds N]}. Exit status 1 if something was found, 64 if the words make no sense. */
public final class Main {

    private static final int FOUND = 1;
    private static final int USAGE = 64;

    private Main() {}

    /** Runs what is asked for. */
    public static void main(String[] words) throws IOException, InterruptedException {
        System.exit(run(words));
    }

    private static int run(String... words) throws IOException, InterruptedException {
        CommandLine asked;
        try {
            asked = CommandLine.parse(words);
        } catch (UsageException wrong) {
            System.err.println("fuzz: " + wrong.getMessage());
            return USAGE;
        }
        Fuzzer fuzzer =
                new Fuzzer(Path.of(System.getProperty("fuzz.module", ".")).toAbsolutePath(), System.out);
        boolean clean = true;
        for (Target target : asked.targets()) {
            clean &= fuzzer.run(target, asked.each());
        }
        return clean ? 0 : FOUND;
    }
}
