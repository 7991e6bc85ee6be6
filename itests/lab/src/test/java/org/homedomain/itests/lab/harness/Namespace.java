// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A set of kernel namespaces, kept by a shell that waits on its standard input.
 *
 * <p>The pipe ends with this process, however it ends. The shell of the outermost set is the first process of its
 * process namespace, so the kernel then kills everything inside and with it go links and addresses: nothing has to be
 * cleaned up by hand, and nothing has a name that a second lab could take.
 */
final class Namespace implements AutoCloseable {

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
    private static final Duration SETUP = Duration.ofSeconds(20);

    private final Process holder;
    private final ProcessHandle inside;
    private final String innerPid;

    private Namespace(List<String> unshare, String setup) {
        List<String> command = new ArrayList<>(unshare);
        command.addAll(List.of("sh", "-c", "set -e; " + setup + "; echo pid $$; read _"));
        try {
            holder = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        CompletableFuture<String> ready = CompletableFuture.supplyAsync(() -> innerPid(command));
        try {
            innerPid = ready.orTimeout(SETUP.toMillis(), TimeUnit.MILLISECONDS).join();
            inside = Await.value(SETUP, "the shell inside the namespace", () -> innermost(holder.toHandle()));
        } catch (RuntimeException | AssertionError failed) {
            holder.destroyForcibly(); // which ends the reader, too
            throw failed;
        }
    }

    /** A world of its own: users (unless root), network, mounts and processes. */
    static Namespace outermost() {
        List<String> command = new ArrayList<>(List.of("unshare"));
        if (!ROOT) {
            command.addAll(List.of("--user", "--map-root-user"));
        }
        command.addAll(List.of("--net", "--mount", "--uts", "--pid", "--fork", "--kill-child", "--mount-proc", "--"));
        return new Namespace(command, "ip link set lo up");
    }

    /** A host in this world: network, mounts with an empty {@code /run}, and a host name. */
    Namespace host(String name) {
        List<String> command = new ArrayList<>(enter());
        command.addAll(List.of("unshare", "--net", "--mount", "--uts", "--"));
        // Duplicate address detection would keep the link-local address unusable for the first two seconds.
        String setup = "hostname " + name + "; mount -t tmpfs tmpfs /run; "
                + "echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad; ip link set lo up";
        return new Namespace(command, setup);
    }

    /** The beginning of a command line that runs the rest of it inside. */
    private List<String> enter() {
        List<String> command = new ArrayList<>(List.of("nsenter", "--target", String.valueOf(inside.pid())));
        if (!ROOT) {
            command.addAll(List.of("--user", "--preserve-credentials"));
        }
        command.addAll(List.of("--mount", "--uts", "--net", "--pid", "--"));
        return command;
    }

    /** A process to run inside. What programs keep for their user while they run goes to the host's own {@code /run}. */
    ProcessBuilder process(List<String> command) {
        List<String> line = new ArrayList<>(enter());
        line.addAll(command);
        ProcessBuilder process =
                new ProcessBuilder(line).redirectInput(Path.of("/dev/null").toFile());
        process.environment().put("XDG_STATE_HOME", "/run");
        return process;
    }

    /** The process number of the shell as it is seen inside the world. */
    String innerPid() {
        return innerPid;
    }

    @Override
    public void close() {
        inside.destroyForcibly();
        holder.destroyForcibly();
        holder.onExit().join();
    }

    /** The process at the end of a line of parents: what {@code nsenter} and {@code unshare} started. */
    static Optional<ProcessHandle> innermost(ProcessHandle outer) {
        try (Stream<ProcessHandle> children = outer.children()) {
            return children.findFirst();
        }
    }

    /** Reads until the shell inside says its process number. */
    private String innerPid(List<String> command) {
        BufferedReader output = holder.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("pid ")) {
                    return line.substring(4);
                }
                said.append(line).append('\n');
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        throw new IllegalStateException("no namespace from " + String.join(" ", command) + ": " + said);
    }
}
