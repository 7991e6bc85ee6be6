// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** On the Java that runs the tests. */
class RuntimeIT extends RuntimePromises {

    RuntimeIT(@TempDir Path home) {
        super(home, Path.of(System.getProperty("java.home")));
    }
}
