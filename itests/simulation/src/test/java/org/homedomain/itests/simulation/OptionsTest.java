// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void readsWhatIsAskedFor() {
        Options options = Options.of("--seeds=7", "--first", "100", "--domains", "5", "--json");

        assertThat(options.seeds()).isEqualTo(7);
        assertThat(options.first()).isEqualTo(100);
        assertThat(options.domains()).isEqualTo(OptionalInt.of(5));
        assertThat(options.json()).isTrue();
        assertThat(Options.of("--seed", "-3").first()).isEqualTo(-3);
        assertThat(Options.of("--table").sizes()).containsExactly(3, 16, 100, 1_000);
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> Options.of("--seeds")).hasMessage("--seeds needs a number");
        assertThatThrownBy(() -> Options.of("--seeds", "many"))
                .hasMessage("--seeds needs a whole number, had \"many\"");
        assertThatThrownBy(() -> Options.of("--domains", "1")).hasMessage("--domains must be 2 to 10000, was 1");
        assertThatThrownBy(() -> Options.of("--sede", "1")).hasMessageContaining("unknown option \"--sede\"");
    }
}
