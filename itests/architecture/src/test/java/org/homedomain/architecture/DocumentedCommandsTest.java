// SPDX-License-Identifier: Apache-2.0
package org.homedomain.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each command is described in the readme and has its section, and nothing else is described. */
class DocumentedCommandsTest {

    private static final Pattern DECLARED = Pattern.compile("CommandSyntax\\.of\\(\\s*\"(\\w+)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `domain:(\\w+)[^|]*` \\|");
    private static final Pattern SECTION = Pattern.compile("(?m)^## domain:(\\w+)");

    @Test
    void commandsAreDocumented() throws IOException {
        Set<String> commands =
                found(DECLARED, "bundles/shell/src/main/java/org/homedomain/shell/internal/Syntaxes.java");

        assertThat(commands).contains("peers", "doctor");
        assertThat(found(ROW, "README.md")).isEqualTo(commands);
        assertThat(found(SECTION, "docs/commands.md")).isEqualTo(commands);
    }

    private static Set<String> found(Pattern pattern, String file) throws IOException {
        String text = Files.readString(SourceTree.root().resolve(file));
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }
}
