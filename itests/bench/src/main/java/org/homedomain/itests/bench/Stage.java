// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.nio.file.Path;

/**
 * What a measurement works with.
 *
 * @param contestant the system
 * @param folder where its members keep what they keep
 * @param progress tells a person how far it is
 */
record Stage(Contestant contestant, Path folder, Progress progress) {

    /** Starts a dominion of that size, with nothing kept from an earlier one. */
    Dominion open(int size) throws BenchException, InterruptedException {
        progress.say("starts " + size);
        return Dominion.of(contestant, Folders.empty(folder), size);
    }
}
