// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.launch;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import org.homedomain.runtime.command.CommandLine;
import org.homedomain.runtime.command.ExitStatus;
import org.homedomain.runtime.command.ReportedException;
import org.homedomain.runtime.command.Version;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One domain in this process, from start to end. */
public final class Domain {

    /** It is read in milliseconds. */
    private static final Duration CONFIGURATION_PATIENCE = Duration.ofSeconds(10);

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(1);

    private final CommandLine.Start start;
    private final boolean shell;
    private final PrintStream errors = System.err;

    private Domain(CommandLine.Start start, boolean shell) {
        this.start = start;
        this.shell = shell;
    }

    /**
     * Runs until the shell is left, the framework stopped or the process told to end.
     *
     * @param terminal whether there is one to open a shell on
     * @return one of {@link ExitStatus}
     */
    public static int run(CommandLine.Start start, boolean terminal) throws ReportedException, IOException {
        if (start.config().isPresent() && !Files.isReadable(start.config().get())) {
            throw new ReportedException(
                    ExitStatus.BAD_CONFIGURATION,
                    Files.exists(start.config().get())
                            ? "the configuration " + start.config().get() + " cannot be read by this user"
                                    + "\nAllow it, or name another one."
                            : "the configuration " + start.config().get() + " does not exist"
                                    + "\nMake it, or leave --config out to start with defaults.");
        }
        try (DataFolder folder = DataFolder.claim(start.data())) {
            return new Domain(start, terminal && !start.headless()).run(folder);
        }
    }

    private int run(DataFolder folder) throws ReportedException, IOException {
        LogFile log = LogFile.open(folder.path().resolve("log"), start.debug());
        DeployFolder.make(start);
        log.takeStandardStreams();
        Logger logger = LoggerFactory.getLogger(Domain.class);
        logger.info("homedomain {} on Java {}, data in {}", Version.current(), Runtime.version(), folder.path());
        try {
            RunningFramework framework = RunningFramework.start(FrameworkSettings.of(start));
            OrderlyEnd end = OrderlyEnd.guard(framework);
            int status = end.decide(inside(framework, end));
            logger.info("ended with status {}", status);
            return status;
        } catch (BundleException e) {
            logger.error("the framework does not start", e);
            String hint = folder.hint();
            throw new ReportedException(
                    hint.isEmpty() ? ExitStatus.FAILED : ExitStatus.DATA_FOLDER,
                    "the framework does not start: " + e + hint + "\nSee " + log.file());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitStatus.FAILED;
        }
    }

    private int inside(RunningFramework framework, OrderlyEnd end) throws InterruptedException, BundleException {
        try {
            return raise(framework, end);
        } catch (IllegalStateException e) {
            if (framework.runs()) {
                throw e;
            }
            framework.awaitStop(); // told to end while it started
            return ExitStatus.FINE;
        }
    }

    private int raise(RunningFramework framework, OrderlyEnd end) throws InterruptedException, BundleException {
        framework.raise(StartLevel.DOMAIN);
        Optional<String> fault = ConfigurationVerdict.await(framework.context(), CONFIGURATION_PATIENCE);
        if (fault.isPresent()) {
            errors.println(fault.get().stripTrailing());
            int status = end.decide(ExitStatus.BAD_CONFIGURATION);
            framework.stop(STOP_PATIENCE);
            return status;
        }
        if (shell) {
            framework.context().registerService(Console.class, System.console(), null);
        }
        framework.raise(StartLevel.ACCESS);
        framework.awaitStop();
        return ExitStatus.FINE;
    }
}
