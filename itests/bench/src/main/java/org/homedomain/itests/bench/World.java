// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The machine all members run on: a set of kernel namespaces with a loopback interface and one link that leads nowhere.
 * Nothing gets out, nothing gets in, and the interfaces count nothing but this run's packets. The benchmark itself is
 * the first process inside, so that the kernel ends all others with it, however it ends.
 */
final class World {

    /** The machine's address. */
    static final String ADDRESS = "10.77.0.1";

    /** Its link; the other end of the cable is there only to keep it up. */
    static final String LINK = "lan0";

    private static final long END_SECONDS = 10;

    /**
     * Virtual machines keep a file per process number in a folder of the whole machine, and in every such world the
     * numbers begin with 1.
     */
    static final String NO_PERFORMANCE_FILE = "-XX:-UsePerfData";

    /** Without duplicate address detection the link-local address is usable at once. */
    private static final String SETUP = String.join(
            " && ",
            "cd /proc/sys/net/ipv6/conf",
            "echo 0 >default/accept_dad",
            "echo 0 >default/router_solicitations",
            "cd \"$OLDPWD\"",
            "ip link set lo up",
            "ip link add " + LINK + " type veth peer name far",
            "echo 1 >/proc/sys/net/ipv6/conf/far/disable_ipv6",
            "ip address add " + ADDRESS + "/24 dev " + LINK,
            "ip link set " + LINK + " up",
            "ip link set far up",
            "ip route add 224.0.0.0/4 dev " + LINK,
            "exec \"$@\"");

    private World() {}

    /** Why this machine cannot have one; empty if it can. */
    static Optional<String> obstacle() {
        String system = System.getProperty("os.name", "");
        if (!system.startsWith("Linux")) {
            return Optional.of("it needs Linux network namespaces, this is " + system);
        }
        return Stream.of("unshare", "ip")
                .filter(program -> !Programs.installed(program))
                .findFirst()
                .map(program -> "the program " + program + " is not installed (Debian: util-linux, iproute2)");
    }

    /** Runs {@link Inside} with these arguments in a world of its own; returns its exit status. */
    static int run(List<String> arguments) throws IOException, InterruptedException {
        // The pipe tells those inside that this process has ended, even by kill -9.
        Process world = new ProcessBuilder(command(arguments))
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread end = new Thread(() -> end(world));
        Runtime.getRuntime().addShutdownHook(end);
        return world.waitFor();
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("unshare"));
        if (!"root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("--user", "--map-root-user"));
        }
        command.addAll(List.of("--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "--"));
        command.addAll(List.of("sh", "-c", SETUP, "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(NO_PERFORMANCE_FILE);
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("bench."))
                .map(name -> "-D" + name + "=" + System.getProperty(name))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Inside.class.getName()));
        command.addAll(arguments);
        return command;
    }

    private static void end(Process world) {
        try {
            world.getOutputStream().close();
            if (!world.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                world.destroyForcibly(); // which takes along all inside
            }
        } catch (IOException gone) {
            world.destroyForcibly();
        } catch (InterruptedException interrupted) {
            world.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
