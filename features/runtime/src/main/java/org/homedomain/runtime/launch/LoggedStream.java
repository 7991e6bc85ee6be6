// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.launch;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Turns lines that are printed into log records. */
final class LoggedStream extends OutputStream {

    /** A line longer than this is cut into several records. */
    private static final int MAX_LINE_BYTES = 8_192;

    private final Logger logger;
    private final Level level;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private LoggedStream(Logger logger, Level level) {
        this.logger = logger;
        this.level = level;
    }

    static PrintStream open(String name, Level level) {
        LoggedStream stream = new LoggedStream(Logger.getLogger(name), level);
        return new PrintStream(stream, false, StandardCharsets.UTF_8);
    }

    /** PrintStream holds its lock around calls. */
    @Override
    public void write(int character) {
        if (character == '\n' || line.size() >= MAX_LINE_BYTES) {
            logLine();
        }
        if (character != '\n' && character != '\r') {
            line.write(character);
        }
    }

    private void logLine() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (!text.isBlank()) {
            LogRecord record = new LogRecord(level, text);
            record.setLoggerName(logger.getName());
            logger.log(record);
        }
    }
}
