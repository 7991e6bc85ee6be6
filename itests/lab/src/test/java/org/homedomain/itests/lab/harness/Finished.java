// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

/**
 * A command that ended.
 *
 * @param command what was run
 * @param exit its exit status
 * @param output what it wrote to standard output
 * @param errors what it wrote to standard error
 */
public record Finished(String command, int exit, String output, String errors) {

    /** The output, if it ended well. */
    public String succeeded() {
        if (exit != 0) {
            throw new AssertionError(command + " ended with " + exit + ": " + output + errors);
        }
        return output;
    }
}
