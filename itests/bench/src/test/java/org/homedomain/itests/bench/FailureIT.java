// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homedomain.itests.bench.node.JGroupsNode;
import org.junit.jupiter.api.Test;

/** What one system cannot do takes nothing from the others. */
class FailureIT {

    @Test
    void endsASystemThatFailsAndMeasuresTheNext() throws Exception {
        try (Benched bench = new Benched(
                "failure",
                Map.of("CI", "false"),
                "kill",
                "--n",
                "2",
                "--runs",
                "1",
                "--systems",
                "homedomain,jgroups-udp",
                "--json")) {
            List<ProcessHandle> domains = bench.awaitStarted(2, "--headless");
            domains.get(0).destroyForcibly();
            bench.awaitStarted(1, JGroupsNode.class.getName());
            assertThat(bench.started("--headless"))
                    .as("domains beside the next system")
                    .isEmpty();

            assertThat(bench.await()).isEqualTo(Main.FAILED);
            assertThat(bench.errors())
                    .containsPattern("kill, homedomain, n = 2: NOT MEASURED: homedomain [01] ended unasked");
            assertThat(Arrays.asList(new Gson().fromJson(bench.output(), Row[].class)))
                    .extracting(Row::system)
                    .containsExactly("jgroups-udp");
        }
    }
}
