// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.nio.file.Path;

/** Where things lie; whoever starts the benchmark says where the module is. */
final class Places {

    private static final Path MODULE = Path.of(System.getProperty("bench.module", "itests/bench"))
            .toAbsolutePath()
            .normalize();

    private Places() {}

    /** The lean runtime. */
    static Path runtime() {
        String named = System.getProperty("bench.runtime", "");
        return named.isEmpty()
                ? MODULE.resolve("../../features/runtime/target/homedomain-runtime.jar")
                        .normalize()
                : Path.of(named).toAbsolutePath();
    }

    /** Where members keep what they keep, until the next run. */
    static Path work() {
        return MODULE.resolve("target/bench");
    }

    /** Sources of node programs in Go. */
    static Path goSources() {
        return MODULE.resolve("src/main/go");
    }
}
