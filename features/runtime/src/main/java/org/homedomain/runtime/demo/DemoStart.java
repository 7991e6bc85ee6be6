// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.demo;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.homedomain.runtime.command.OwnJar;

/** Starts the processes of a demo. */
final class DemoStart {

    /** Base 36, so that it stands in a DNS label. */
    private static final int RADIX = 36;

    /** From this Java on, use of Unsafe by Felix and protobuf is warned of, which would be all there is in the output. */
    private static final int UNSAFE_WARNS = 23;

    private static final int TITLE_RANGE = RADIX * RADIX * RADIX * RADIX * RADIX;

    private final DemoFolder folder;
    private final boolean detached;
    private final Function<String, List<String>> moreOptions;
    private final String title;
    private final List<DemoDomain> started = new ArrayList<>();
    private boolean finished;

    /**
     * @param chance gives each demo a title of its own, so that two users' demos on one machine do not meet
     * @param detached whether the domains are to survive the terminal
     * @param moreOptions for the Java of the domain of that name
     */
    DemoStart(DemoFolder folder, RandomGenerator chance, boolean detached, Function<String, List<String>> moreOptions) {
        this.folder = folder;
        this.detached = detached;
        this.moreOptions = moreOptions;
        title = "Demo-" + Integer.toString(chance.nextInt(TITLE_RANGE), RADIX);
    }

    String title() {
        return title;
    }

    /** Starts one after the other, until all run or somebody calls {@link #finish}. */
    List<DemoDomain> start(List<String> names) throws IOException {
        for (String name : names) {
            startUnlessFinished(name);
        }
        return finish();
    }

    private synchronized void startUnlessFinished(String name) throws IOException {
        if (!finished && (started.isEmpty() || !folder.isEnding())) {
            started.add(startProcess(name));
            folder.remember(started);
        }
    }

    /** From now on no domain is started; returns those that were. */
    synchronized List<DemoDomain> finish() {
        finished = true;
        return List.copyOf(started);
    }

    private DemoDomain startProcess(String name) throws IOException {
        Path data = folder.prepare(name, configuration(name));
        File output = data.resolve("output.log").toFile();
        Process process = new ProcessBuilder(command(data, moreOptions.apply(name)))
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        return DemoDomain.of(name, process.toHandle());
    }

    private List<String> command(Path data, List<String> javaOptions) throws IOException {
        List<String> command = new ArrayList<>();
        Path setsid = Path.of("/usr/bin/setsid");
        if (detached && Files.isExecutable(setsid)) {
            command.add(setsid.toString());
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options());
        command.addAll(optionsOfUser());
        command.addAll(javaOptions);
        if (Runtime.version().feature() >= UNSAFE_WARNS) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-jar", OwnJar.path().toString(), "--headless"));
        command.addAll(List.of("--data", data.toString()));
        command.addAll(List.of("--config", data.resolve("domain.toml").toString()));
        return command;
    }

    /** As {@code ./run} takes them. */
    private static List<String> optionsOfUser() {
        String options = Objects.requireNonNullElse(System.getenv("HOMEDOMAIN_JAVA_OPTS"), "");
        return Stream.of(options.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    private static List<String> options() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(DemoStart.class.getResourceAsStream("/org/homedomain/runtime/jvm.options"))) {
            return Stream.of(new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\\R"))
                    .filter(line -> !line.isBlank())
                    .toList();
        }
    }

    private String configuration(String name) throws IOException {
        return """
                # A domain of the demo.
                title = "%s"
                name = "%s"

                [network]
                interfaces = ["%s"]
                """
                .formatted(title, name, loopback());
    }

    private static String loopback() throws IOException {
        NetworkInterface loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
        return loopback == null ? "lo" : loopback.getName();
    }
}
