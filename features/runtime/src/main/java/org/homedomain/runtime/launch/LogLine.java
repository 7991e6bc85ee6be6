// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.launch;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** One line per record: time, level, the last two words of the logger's name, message. */
final class LogLine extends Formatter {

    @Override
    public String format(LogRecord record) {
        String trace = record.getThrown() == null ? "" : trace(record.getThrown());
        Instant time = record.getInstant().truncatedTo(ChronoUnit.MILLIS);
        return time + " " + level(record.getLevel()) + " " + shortName(record.getLoggerName()) + "  "
                + formatMessage(record) + System.lineSeparator() + trace;
    }

    /** The words of slf4j. */
    private static String level(Level level) {
        int value = level.intValue();
        if (value >= Level.SEVERE.intValue()) {
            return "ERROR";
        } else if (value >= Level.WARNING.intValue()) {
            return "WARN ";
        } else {
            return value >= Level.INFO.intValue() ? "INFO " : "DEBUG";
        }
    }

    static String shortName(String name) {
        int dot = name.lastIndexOf('.', name.lastIndexOf('.') - 1);
        return name.substring(dot + 1);
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
