// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.launch;

import org.apache.felix.framework.Logger;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Brings the framework's own messages into the log instead of onto standard output. */
final class FrameworkLog extends Logger {

    private final org.slf4j.Logger log = LoggerFactory.getLogger("org.apache.felix.framework");

    @Override
    @SuppressWarnings("rawtypes")
    protected void doLog(
            @Nullable Bundle bundle,
            @Nullable ServiceReference service,
            int level,
            String message,
            @Nullable Throwable thrown) {
        String origin = bundle == null ? "" : bundle.getSymbolicName() + ": ";
        log.atLevel(slf4jLevel(level)).setCause(thrown).log(origin + message);
    }

    @Override
    protected void doLog(int level, String message, @Nullable Throwable thrown) {
        doLog(null, null, level, message, thrown);
    }

    private static Level slf4jLevel(int level) {
        return switch (level) {
            case LOG_ERROR -> Level.ERROR;
            case LOG_WARNING -> Level.WARN;
            case LOG_INFO -> Level.INFO;
            default -> Level.DEBUG;
        };
    }
}
