// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.launch;

/** The order in which nested bundles start; they stop in the opposite one. */
enum StartLevel {
    /**
     * Libraries and what the framework lacks: components, configuration, commands. Also the watch on the deploy folder:
     * it reads that folder while it starts, so that the configurations in it are there before ours ask for them.
     */
    FOUNDATION(1),
    /** Ours: when this level is reached, a bad configuration is known. */
    DOMAIN(2),
    /** What lets people in, shell and command channel; and the bundles from the deploy folder. */
    ACCESS(3);

    private static final String CONSOLE = "homedomain-runtime";
    private static final String OURS = "org.homedomain.";

    private final int level;

    StartLevel(int level) {
        this.level = level;
    }

    /** The level of a bundle, told by its folder's name, {@code artifact-version-jar}. */
    static StartLevel of(String folderName) {
        if (folderName.startsWith(CONSOLE)) {
            return ACCESS;
        }
        return folderName.startsWith(OURS) ? DOMAIN : FOUNDATION;
    }

    /** The number the framework knows it by. */
    int level() {
        return level;
    }
}
