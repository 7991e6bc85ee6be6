// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.nio.file.Path;

/**
 * A place for one member. Who is started in it again after an end is the same member to its system, as far as that
 * system keeps anything.
 *
 * @param system what runs in it
 * @param number from 0
 * @param folder for whatever it keeps
 */
record Slot(String system, int number, Path folder) {

    /** Where its standard error goes. */
    Path log() {
        return folder.resolveSibling(folder.getFileName() + ".log");
    }

    @Override
    public String toString() {
        return system + " " + number;
    }
}
