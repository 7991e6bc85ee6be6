// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each target on its corpus: what was found once, and samples of what honest domains write; then on damaged copies. */
@Timeout(120)
final class CorpusTest {

    private static final int DAMAGED_EACH = 50;
    private static final int DAMAGES = 4;
    private static final int SHOWN = 100;

    static final List<Target> TARGETS = Target.ALL;

    @ParameterizedTest(name = "{0}")
    @FieldSource("TARGETS")
    void holdsOnEveryInputOfItsCorpus(Target target) throws Exception {
        List<Path> inputs = inputs(target);
        assertThat(inputs).isNotEmpty();
        for (Path input : inputs) {
            run(target, Files.readAllBytes(input), String.valueOf(input.getFileName()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("TARGETS")
    void holdsOnDamagedInputs(Target target) throws Exception {
        Random random = new Random(7);
        for (Path input : inputs(target)) {
            for (int i = 0; i < DAMAGED_EACH; i++) {
                run(target, damaged(Files.readAllBytes(input), random), input.getFileName() + ", damage " + i);
            }
        }
    }

    private static void run(Target target, byte[] input, String name) {
        try {
            target.run().on(input);
        } catch (Exception | AssertionError broken) {
            throw new AssertionError(
                    target.name() + " on " + name + ": "
                            + HexFormat.of().formatHex(input, 0, Math.min(input.length, SHOWN)),
                    broken);
        }
    }

    private static byte[] damaged(byte[] input, Random random) {
        byte[] damaged =
                Arrays.copyOf(input, Math.max(1, input.length - (random.nextInt(8) == 0 ? random.nextInt(8) : 0)));
        for (int i = 1 + random.nextInt(DAMAGES); i > 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        return damaged;
    }

    private static List<Path> inputs(Target target) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/corpus", target.name()))) {
            return files.sorted().toList();
        }
    }
}
