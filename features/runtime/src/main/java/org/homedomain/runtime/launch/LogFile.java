// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.homedomain.runtime.channel.PrivateFolder;
import org.homedomain.runtime.command.ExitStatus;
import org.homedomain.runtime.command.ReportedException;

/**
 * The log: a file that rolls, reached through slf4j and java.util.logging alike. What libraries print to the standard
 * streams ends there too, so that nothing disturbs the shell.
 */
final class LogFile {

    private static final int BYTES_PER_FILE = 1_000_000;
    private static final int FILES = 4;

    /** Kept here because java.util.logging forgets levels of loggers that nobody holds. */
    private final List<Logger> loggers;

    private final Path file;

    private LogFile(List<Logger> loggers, Path file) {
        this.loggers = loggers;
        this.file = file;
    }

    /** To be called before anything else touches java.util.logging. */
    static LogFile open(Path folder, boolean debug) throws ReportedException {
        System.setProperty("java.util.logging.manager", LastingLogManager.class.getName());
        try {
            PrivateFolder.makeClosed(folder);
            String escaped = folder.toString().replace("%", "%%");
            FileHandler handler = new FileHandler(escaped + "/domain-%g.log", BYTES_PER_FILE, FILES, true);
            handler.setFormatter(new LogLine());
            handler.setLevel(Level.ALL);
            Logger root = Logger.getLogger("");
            root.setLevel(Level.INFO);
            root.addHandler(handler);
            Logger ours = Logger.getLogger("org.homedomain");
            ours.setLevel(debug ? Level.FINE : Level.INFO);
            return new LogFile(List.of(root, ours), folder.resolve("domain-0.log"));
        } catch (IOException e) {
            throw new ReportedException(ExitStatus.DATA_FOLDER, "no log can be written to " + folder + ": " + e);
        }
    }

    /** From now on what is printed to the standard streams is logged instead. */
    void takeStandardStreams() {
        System.setOut(LoggedStream.open("stdout", Level.INFO));
        System.setErr(LoggedStream.open("stderr", Level.WARNING));
    }

    Path file() {
        return file;
    }

    @Override
    public String toString() {
        return file + " at " + loggers.get(1).getLevel();
    }
}
