// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read from the kernel and from processes. */
class ReadingsTest {

    @Test
    void addsProcessorTimeInBothModesWhateverTheProcessIsCalled() {
        String stat = "4711 (a) b (c) S 1 2 3 4 5 6 7 8 9 10 250 130 0 0 20 0";
        assertThat(CpuTime.seconds(stat)).isEqualTo(3.8);
    }

    @Test
    void addsWhatTheTwoInterfacesSentAndNothingElse() {
        List<String> lines = List.of(
                "Inter-|   Receive                            |  Transmit",
                " face |bytes packets errs drop fifo frame compressed multicast|bytes packets errs drop fifo colls",
                "    lo: 100 1 0 0 0 0 0 0 107 1 0 0 0 0 0 0",
                "  lan0:200 1 0 0 0 0 0 0 1000 1 0 0 0 0 0 0",
                "   far: 1000 1 0 0 0 0 0 0 90000 1 0 0 0 0 0 0");
        assertThat(Traffic.sentBytes(lines)).isEqualTo(1107);
    }

    @Test
    void readsItsOwnLinesAndLeavesThoseOfLibraries() {
        assertThat(Event.parse("{\"nanos\":42,\"event\":\"up\",\"text\":\"n \\\"3\\\"\"}"))
                .contains(new Event(42, "up", "n \"3\""));
        assertThat(Event.parse("GMS: address=n0, cluster=bench")).isEmpty();
        assertThat(Event.parse("{\"nanos\":42,\"event\":\"u")).isEmpty();
    }
}
