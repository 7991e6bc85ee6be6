// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The parts of the harness that need no lab. */
final class HarnessIT {

    @Test
    void readsTheHeapOfJava17AndJava25() {
        String java17 =
                """
                 def new generation   total 19648K, used 14081K [0x00000000fc000000, 0x00000000fd550000)
                  eden space 17472K,  80% used [0x00000000fc000000, 0x00000000fcdc0578, 0x00000000fd110000)
                 tenured generation   total 43712K, used 900K [0x00000000fd550000, 0x0000000100000000)
                 Metaspace       used 8924K, committed 9088K, reserved 1114112K
                """;
        String java25 =
                """
                DefNew     total 19648K, used 5956K [0x00000000fc000000, 0x00000000fd550000)
                 eden space 17472K,  21% used [0x00000000fc000000, 0x00000000fc3b1230, 0x00000000fd110000)
                Tenured    total 43712K, used 2350K [0x00000000fd550000, 0x0000000100000000)
                """;
        assertThat(HeapInfo.usedKilobytes(java17)).isEqualTo(14_981);
        assertThat(HeapInfo.usedKilobytes(java25)).isEqualTo(8_306);
        assertThatThrownBy(() -> HeapInfo.usedKilobytes("ZHeap used 30M")).hasMessageContaining("ZHeap");
    }

    @Test
    void takesEveryStepOfAnEndThoughOneFails() {
        List<String> taken = new ArrayList<>();
        List<Runnable> steps = List.of(
                () -> taken.add("first"),
                () -> {
                    throw new AssertionError("does not end");
                },
                () -> taken.add("last"));

        assertThatThrownBy(() -> Ending.of(steps)).satisfies(failure -> assertThat(failure.getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactly("does not end"));
        assertThat(taken).containsExactly("first", "last");
    }
}
