// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What there is to measure, and how to ask for it. {@code ./run} prints the same file. */
final class Usage {

    private Usage() {}

    static String text() throws IOException {
        try (InputStream text = Usage.class.getResourceAsStream("usage.txt")) {
            return new String(Objects.requireNonNull(text, "usage.txt").readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
