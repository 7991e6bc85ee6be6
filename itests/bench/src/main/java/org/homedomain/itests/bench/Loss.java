// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

/** Packets that get lost at random in this world: each one comes in once, so each is thrown for once. */
final class Loss {

    private Loss() {}

    /** From now on so many of a hundred are lost. */
    static void begin(int percent) throws BenchException, InterruptedException {
        if (percent > 0) {
            if (!Programs.installed("nft")) {
                throw new BenchException(
                        "packets are lost by the program nft, which is not installed (Debian: nftables)");
            }
            // In one transaction: all of it, or nothing that would be left over.
            Programs.run(
                    "nft",
                    "add table inet bench; "
                            + "add chain inet bench in { type filter hook input priority 0; }; "
                            + "add rule inet bench in numgen random mod 100 < " + percent + " drop");
        }
    }

    /** No more. */
    static void end(int percent) throws BenchException, InterruptedException {
        if (percent > 0) {
            Programs.run("nft", "delete table inet bench");
        }
    }
}
