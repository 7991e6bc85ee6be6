// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    @Test
    void takesDefaultsForWhatIsNotSaid() throws UsageException {
        Request request = parse("kill");
        assertThat(request.sizes()).containsExactly(3, 16);
        assertThat(request.runs()).isEqualTo(5);
        assertThat(request.systems()).isEqualTo(Contestants.names()).startsWith(Contestants.OURS);
        assertThat(request.json()).isFalse();
    }

    @Test
    void takesWhatIsSaid() throws UsageException {
        Request request = parse("silence --n 4,5 --runs 7 --json --require-peers --systems hazelcast,homedomain");
        assertThat(request.sizes()).containsExactly(4, 5);
        assertThat(request.runs()).isEqualTo(7);
        assertThat(request.json()).isTrue();
        assertThat(request.requirePeers()).isTrue();
        assertThat(request.systems()).containsExactly("hazelcast", "homedomain");
    }

    @ParameterizedTest
    @CsvSource({
        "false-removals, false-removals, 5",
        "false-removals --loss 20, false-removals-loss-20, 20",
        "false-removals --beside-stopper, false-removals-beside-stopper, 0",
        "false-removals --beside-stopper --loss 5, false-removals-beside-stopper-loss-5, 5",
        "kill --loss 20, kill, 20"
    })
    void namesTheMetricAfterItsConditions(String line, String metric, int loss) throws UsageException {
        assertThat(parse(line).metricName()).isEqualTo(metric);
        assertThat(parse(line).trial().lossPercent()).isEqualTo(loss);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kil | no benchmark \"kil\"; there are join, kill,",
                "kill --n 1 | --n takes whole numbers from 2 to 200, not \"1\"",
                "kill --n 3,x | not \"x\"",
                "kill --n 3, | not \"\"",
                "kill --n | --n needs a value",
                "kill --runs 0 | --runs takes whole numbers from 1",
                "kill --systems raft | no system \"raft\"; there are homedomain, jgroups-udp",
                "kill --fast | no option \"--fast\"",
                "false-removals --minutes 99999 | --minutes takes whole numbers from 1 to 1440"
            })
    void saysWhatIsWrongAndWhatWouldBeRight(String line, String sentence) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(UsageException.class).hasMessageContaining(sentence);
    }

    private static Request parse(String line) throws UsageException {
        return CommandLine.parse(List.of(line.split(" ", -1)));
    }
}
