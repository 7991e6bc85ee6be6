// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private static final String END = System.lineSeparator();

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void cutsLinesThatWouldWrapAndMovesUpOverThem() {
        Screen screen = screen(true);
        screen.show("all known", "NAME  ADDRESS");
        screen.show("one left", "NAME  ADDRESS");
        assertThat(text())
                .isEqualTo("\u001b[?7lNAME  ADDRESS" + END + "all known\u001b[?7h" + END
                        + "\u001b[2A\u001b[J\u001b[?7lNAME  ADDRESS" + END + "one left\u001b[?7h" + END);
    }

    @Test
    void saysNothingTwice() {
        Screen screen = screen(true);
        screen.show("all known", "");
        screen.show("all known", "");
        assertThat(text()).containsOnlyOnce("all known");
    }

    @Test
    void appendsWhatCountsWithoutATerminal() {
        Screen screen = screen(false);
        screen.show("one", "NAME  ADDRESS");
        screen.show("two", "NAME  ADDRESS");
        assertThat(text()).isEqualTo("one" + END + "two" + END);
    }

    private Screen screen(boolean terminal) {
        return new Screen(new PrintStream(shown, true, StandardCharsets.UTF_8), terminal);
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
