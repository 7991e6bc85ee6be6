// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.fuzz;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a person asked for.
 *
 * @param targets one after the other
 * @param each so long
 */
record CommandLine(List<Target> targets, Duration each) {

    private static final Duration DEFAULT = Duration.ofSeconds(60);

    static CommandLine parse(String... words) throws UsageException {
        List<Target> targets = new ArrayList<>();
        Duration each = DEFAULT;
        Deque<String> left = new ArrayDeque<>(List.of(words));
        while (!left.isEmpty()) {
            String word = left.removeFirst();
            if (word.equals("--seconds")) {
                each = seconds(left);
            } else {
                targets.add(Target.named(word).orElseThrow(() -> unknown(word)));
            }
        }
        return new CommandLine(targets.isEmpty() ? Target.ALL : List.copyOf(targets), each);
    }

    private static Duration seconds(Deque<String> left) throws UsageException {
        try {
            int seconds = left.isEmpty() ? 0 : Integer.parseInt(left.removeFirst());
            if (seconds > 0) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException notOne) {
            throw new UsageException("--seconds takes a number from 1 on", notOne);
        }
        throw new UsageException("--seconds takes a number from 1 on");
    }

    private static UsageException unknown(String word) {
        String names = Target.ALL.stream().map(Target::name).collect(Collectors.joining(", "));
        return new UsageException("no target \"" + word + "\"; there are " + names + ", and the option --seconds N");
    }
}
