// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.homedomain.runtime.channel.RunningDomain;
import org.homedomain.runtime.channel.RunningDomains;
import org.homedomain.runtime.client.RemoteShell;
import org.homedomain.runtime.command.CommandLine;
import org.homedomain.runtime.command.ExitStatus;
import org.homedomain.runtime.command.ReportedException;

/**
 * {@code run prepare FILE}: lets three domains meet as in a demo, one of them die, and another write down the classes it used, loaded and
 * verified, when it ends (JEP 350). A process started with that archive has little left to load.
 */
public final class PrepareCommand {

    /** For the meeting, and again for writing: a small board is ten times slower than a desk machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration PAUSE = Duration.ofMillis(200);

    /** What people and scripts ask for most. */
    private static final List<String> COMMANDS = List.of(
            "help",
            "domain:peers",
            "domain:peers --json",
            "domain:peer first",
            "domain:self",
            "domain:services",
            "domain:doctor");

    private static final String FIRST = "first";
    private static final String SECOND = "second";

    /** With it there is somebody to agree with on who is dead. */
    private static final String THIRD = "third";

    private final Path archive;
    private final DemoFolder folder;
    private final LongSupplier nanos;
    private volatile boolean ended;

    private PrepareCommand(Path archive, DemoFolder folder, LongSupplier nanos) {
        this.archive = archive;
        this.folder = folder;
        this.nanos = nanos;
    }

    /** Writes the archive; an older one is replaced at once or, if this fails, left. */
    public static int run(CommandLine.Prepare prepare) throws ReportedException, IOException {
        if (Files.isDirectory(prepare.archive())) {
            throw new ReportedException(
                    ExitStatus.FAILED, "no class archive: " + prepare.archive() + " is a folder; name a file in it");
        }
        if (!Files.isWritable(prepare.archive().getParent())) {
            throw new ReportedException(
                    ExitStatus.FAILED,
                    "no class archive: the folder of " + prepare.archive() + " does not exist or cannot be written");
        }
        Path folder = Files.createTempDirectory("homedomain-prepare");
        try {
            new PrepareCommand(prepare.archive(), new DemoFolder(folder), System::nanoTime).run();
            return ExitStatus.FINE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitStatus.FAILED;
        }
    }

    private void run() throws ReportedException, IOException, InterruptedException {
        Path draft = archive.resolveSibling(archive.getFileName() + ".draft");
        DemoStart start = new DemoStart(
                folder,
                RandomGenerator.getDefault(),
                false,
                name -> name.equals(SECOND) ? List.of("-XX:ArchiveClassesAtExit=" + draft) : List.of());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endAtExit(start, draft), "prepare-end"));
        try {
            List<DemoDomain> domains = start.start(List.of(FIRST, SECOND, THIRD));
            awaitMeeting(domains);
            DemoDomain second = domains.get(1);
            use(second);
            loseFirst(domains);
            second.terminate();
            second.awaitEnd(PATIENCE);
            keep(draft);
        } catch (ReportedException | IOException e) {
            if (!ended) {
                throw e;
            }
            throw new InterruptedException("told to end");
        } finally {
            end(start, draft);
        }
    }

    /** Whoever comes second finds everything ended. */
    private synchronized void end(DemoStart start, Path draft) throws IOException, InterruptedException {
        if (ended) {
            return;
        }
        ended = true;
        try {
            folder.end(start.finish());
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Nothing is left to do unless this process was told to end in the middle. */
    private void endAtExit(DemoStart start, Path draft) {
        try {
            end(start, draft);
        } catch (IOException e) {
            System.err.println("not all of the files in " + folder.path() + " could be deleted: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(Path draft) throws ReportedException, IOException {
        if (!Files.exists(draft)) {
            throw new ReportedException(
                    ExitStatus.FAILED,
                    "this Java wrote no class archive " + archive + folder.outputOf(SECOND)
                            + "\nDomains start without one, only slower.");
        }
        Files.move(draft, archive, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private void awaitMeeting(List<DemoDomain> domains) throws ReportedException, IOException, InterruptedException {
        await(domains, "the domains started for it did not meet", () -> Meeting.now(domains)
                .complete());
    }

    /** What a domain needs when another one dies has to be quick above all. */
    private void loseFirst(List<DemoDomain> domains) throws ReportedException, IOException, InterruptedException {
        domains.get(0).process().ifPresent(ProcessHandle::destroyForcibly);
        domains.get(0).awaitEnd(PATIENCE);
        List<DemoDomain> left = domains.subList(1, domains.size());
        await(
                left,
                "a domain started for it did not see the other one die",
                () -> ask(left.get(0), "domain:peers --json").stream()
                        .anyMatch(answer -> answer.contains("\"failed\"")));
    }

    /** Something that another process brings about. */
    private interface Condition {
        boolean holds() throws IOException;
    }

    private void await(List<DemoDomain> domains, String complaint, Condition condition)
            throws ReportedException, IOException, InterruptedException {
        FirstEnd firstEnd = new FirstEnd(domains);
        long deadline = nanos.getAsLong() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (nanos.getAsLong() - deadline > 0 || !domains.stream().allMatch(DemoDomain::lives)) {
                throw new ReportedException(
                        ExitStatus.FAILED, "no class archive: " + complaint + folder.outputOf(SECOND));
            }
            firstEnd.await(PAUSE);
        }
    }

    private static void use(DemoDomain domain) throws IOException {
        for (String command : COMMANDS) {
            List<String> unused = ask(domain, command);
        }
    }

    private static List<String> ask(DemoDomain domain, String command) throws IOException {
        List<String> answers = new ArrayList<>();
        for (RunningDomain running : RunningDomains.ofThisUser().list()) {
            if (running.pid() == domain.pid()) {
                answers.add(RemoteShell.ask(running.socket(), command, PATIENCE));
            }
        }
        return answers;
    }
}
