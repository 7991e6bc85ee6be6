// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on what gRPC and its netty log, as one line each and without stack traces: what strangers send must not fill
 * the log. Both log to {@code java.util.logging} below {@code io.grpc}, for the whole process; closing puts back what
 * was there.
 */
final class QuietLogging implements AutoCloseable {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger("org.homedomain.rpc.grpc");

    private static final long WARNING_PERIOD_MILLIS = 60_000;

    /** Held here, or the settings would be collected with it. */
    private final Logger grpc = Logger.getLogger("io.grpc");

    private final boolean usedParents = grpc.getUseParentHandlers();
    private final Handler handler = new OneLiner();

    QuietLogging() {
        grpc.setUseParentHandlers(false);
        grpc.addHandler(handler);
    }

    @Override
    public void close() {
        grpc.removeHandler(handler);
        grpc.setUseParentHandlers(usedParents);
    }

    private static final class OneLiner extends Handler {

        private long lastWarningMillis;

        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() < Level.INFO.intValue() && !LOG.isTraceEnabled()) {
                return;
            }
            Throwable thrown = record.getThrown();
            String cause = thrown == null ? "" : " (" + thrown + ")";
            if (record.getLevel().intValue() >= Level.SEVERE.intValue() && mayWarn(record.getMillis())) {
                LOG.warn("{}: {}{}", record.getLoggerName(), record.getMessage(), cause);
            } else {
                LOG.debug("{} {}: {}{}", record.getLevel(), record.getLoggerName(), record.getMessage(), cause);
            }
        }

        private synchronized boolean mayWarn(long millis) {
            if (Math.abs(millis - lastWarningMillis) < WARNING_PERIOD_MILLIS) {
                return false;
            }
            lastWarningMillis = millis;
            return true;
        }

        @Override
        public void flush() {
            // slf4j does
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
