// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Entry of {@code ./run bench}. */
public final class Main {

    static final int FINE = 0;
    static final int FAILED = 1;
    static final int USAGE = 64;

    private Main() {}

    /** Takes the words after {@code bench}. */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) throws InterruptedException {
        try {
            if (arguments.isEmpty()) {
                System.out.print(Usage.text());
                return FINE;
            }
            if (arguments.get(0).equals(HotPaths.NAME)) {
                HotPaths.run(arguments.subList(1, arguments.size()));
                return FINE;
            }
            Request request = CommandLine.parse(arguments);
            Lineup.present(request);
            Optional<String> obstacle = World.obstacle();
            if (obstacle.isPresent()) {
                System.err.println("bench: this machine cannot run it: " + obstacle.get());
                return FAILED;
            }
            return World.run(arguments);
        } catch (UsageException e) {
            System.err.println("bench: " + e.getMessage() + System.lineSeparator() + "See: run bench");
            return USAGE;
        } catch (BenchException | IOException e) {
            System.err.println("bench: " + e.getMessage());
            return FAILED;
        }
    }
}
