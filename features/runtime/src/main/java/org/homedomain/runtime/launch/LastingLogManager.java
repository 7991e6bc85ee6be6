// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.launch;

import java.util.logging.LogManager;

/**
 * Reads no configuration, which would add a handler for the console, and does not close the file in a shutdown hook of
 * its own, which would lose what is logged while the domain leaves. Public for {@link LogManager}.
 */
public final class LastingLogManager extends LogManager {

    @Override
    public void readConfiguration() {
        // LogFile configures.
    }

    @Override
    public void reset() {
        // The file stays open until the process ends.
    }
}
