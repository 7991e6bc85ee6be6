// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The benchmark measures: ours and one peer, once. How fast they are is nothing that a test can know. */
class KillIT {

    @Test
    void measuresOursBesideAPeer() throws IOException, InterruptedException {
        try (Benched bench = new Benched(
                "kill",
                Map.of(),
                "kill",
                "--n",
                "3",
                "--runs",
                "1",
                "--systems",
                "homedomain,jgroups-udp",
                "--require-peers",
                "--json")) {
            assertThat(bench.await()).as(bench.errors()).isZero();
            List<Row> rows = Arrays.asList(new Gson().fromJson(bench.output(), Row[].class));
            assertThat(rows).extracting(Row::system).containsExactly("homedomain", "jgroups-udp");
            assertThat(rows).allSatisfy(row -> {
                assertThat(row.metric()).isEqualTo("kill");
                assertThat(row.unit()).isEqualTo("s");
                assertThat(row.n()).isEqualTo(3);
                assertThat(row.runs()).isEqualTo(1);
                assertThat(row.median()).isPositive();
                assertThat(row.p99()).isEqualTo(row.median());
                assertThat(row.max()).isEqualTo(row.median());
            });
            assertThat(bench.errors()).contains("kill, jgroups-udp, n = 3: run 1 of 1");
        }
    }

    @Test
    void leavesOutWhatCannotRunOnlyWhereThatIsAllowed() throws IOException, InterruptedException {
        String[] words = {"kill", "--n", "3", "--systems", "memberlist"};
        Map<String, String> withoutGo = Map.of("PATH", withoutGo());
        try (Benched local = new Benched("left-out", with(withoutGo, "CI", "false"), words);
                Benched inCi = new Benched("required", with(withoutGo, "CI", "true"), words)) {
            assertThat(local.await()).isEqualTo(Main.FAILED);
            assertThat(local.errors())
                    .contains("memberlist is left out: the program go")
                    .contains("no system is left");
            assertThat(inCi.await()).isEqualTo(Main.FAILED);
            assertThat(inCi.errors()).contains("memberlist cannot run: the program go");
            assertThat(local.output() + inCi.output()).isEmpty();
        }
    }

    @Test
    void putsNothingOfTheOthersIntoTheProduct() throws IOException {
        try (ZipFile product = new ZipFile(System.getProperty("bench.runtime"))) {
            List<String> entries =
                    product.stream().map(entry -> entry.getName()).toList();
            assertThat(entries)
                    .contains("org/homedomain/runtime/Main.class")
                    .noneMatch(name ->
                            name.matches("(org/jgroups|com/hazelcast|io/scalecube|reactor|org/openjdk/jmh)/.*"));
        }
        assertThat(Files.isDirectory(Path.of("target/lib"))).isTrue();
    }

    private static Map<String, String> with(Map<String, String> environment, String key, String value) {
        Map<String, String> more = new java.util.HashMap<>(environment);
        more.put(key, value);
        return more;
    }

    /** The path of this process less the folders in which there is a {@code go}. */
    private static String withoutGo() {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .filter(folder -> !Files.isExecutable(Path.of(folder, "go")))
                .reduce((before, folder) -> before + ":" + folder)
                .orElse("");
    }
}
