// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The Avahi daemon on a host, with a message bus of its own: the view of any other program on the network. */
public final class Avahi {

    private static final Duration START = Duration.ofSeconds(15);
    private static final Duration BROWSE = Duration.ofSeconds(20);
    private static final String BUS =
            """
            <busconfig>
              <type>system</type>
              <listen>unix:path=/run/dbus/system_bus_socket</listen>
              <auth>EXTERNAL</auth>
              <policy context="default">
                <allow user="*"/>
                <allow own="*"/>
                <allow send_destination="*"/>
                <allow receive_sender="*"/>
              </policy>
            </busconfig>
            """;
    private static final String DAEMON =
            """
            [server]
            use-ipv4=yes
            use-ipv6=yes
            [publish]
            publish-workstation=no
            publish-hinfo=no
            """;

    private final Host host;

    private Avahi(Host host) {
        this.host = host;
    }

    /** Starts it on a host. */
    public static Avahi start(Host host) {
        Path bus = write(host, "bus.conf", BUS);
        Path daemon = write(host, "avahi.conf", DAEMON);
        host.run("mkdir -p /run/dbus /run/avahi-daemon").succeeded();
        host.start("bus", "dbus-daemon", "--nofork", "--config-file=" + bus);
        Await.until(
                START,
                "the message bus",
                () -> host.run("test -S /run/dbus/system_bus_socket").exit() == 0);
        Program avahi = host.start(
                "avahi", "avahi-daemon", "--no-drop-root", "--no-chroot", "--no-rlimits", "--file=" + daemon);
        avahi.awaitOutput(START, "Server startup complete");
        return new Avahi(host);
    }

    /** Instance names of a service type that are visible right now. */
    public Set<String> browse(String type) {
        return lines(type, "+").stream().map(line -> line.get(3)).collect(Collectors.toSet());
    }

    /** Ports that resolved instances of a service type have. */
    public Set<Integer> ports(String type) {
        return lines(type, "=").stream()
                .map(line -> Integer.parseInt(line.get(8)))
                .collect(Collectors.toSet());
    }

    private List<List<String>> lines(String type, String mark) {
        return host.run(BROWSE, "avahi-browse", "--resolve", "--parsable", "--terminate", type)
                .succeeded()
                .lines()
                .filter(line -> line.startsWith(mark + ";"))
                .map(line -> List.of(line.split(";", -1)))
                .toList();
    }

    private static Path write(Host host, String name, String text) {
        try {
            return Files.writeString(host.folder().resolve(name), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
