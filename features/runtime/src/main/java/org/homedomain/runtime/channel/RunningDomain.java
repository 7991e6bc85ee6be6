// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.channel;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * A domain that runs on this machine for this user, as it registered itself.
 *
 * @param pid its process
 * @param space within which {@code pid} counts
 * @param name the domain's name
 * @param data its data folder
 * @param socket where it takes commands
 */
public record RunningDomain(long pid, String space, String name, Path data, Path socket) {

    /** The socket of a domain, unless the path is too long for one. */
    public static Path socketIn(Path data) {
        return data.resolve("run/exec.sock");
    }

    /** This process. */
    public static RunningDomain ofThisProcess(String name, Path data, Path socket) {
        return new RunningDomain(ProcessHandle.current().pid(), ProcessSpace.current(), name, data, socket);
    }

    /** The same under another name. */
    public RunningDomain named(String other) {
        return new RunningDomain(pid, space, other, data, socket);
    }

    Properties toProperties() {
        Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("space", space);
        properties.setProperty("name", name);
        properties.setProperty("data", data.toString());
        properties.setProperty("socket", socket.toString());
        return properties;
    }

    /** Empty if something is missing. */
    static Optional<RunningDomain> of(Properties properties) {
        String pid = properties.getProperty("pid", "");
        String space = properties.getProperty("space", "");
        String name = properties.getProperty("name", "");
        String data = properties.getProperty("data", "");
        String socket = properties.getProperty("socket", "");
        return pid.matches("\\d{1,18}") && !data.isEmpty() && !socket.isEmpty()
                ? Optional.of(new RunningDomain(Long.parseLong(pid), space, name, Path.of(data), Path.of(socket)))
                : Optional.empty();
    }

    /** Whether a person means this one: by name without regard to case, process ID or data folder. */
    public boolean isMeantBy(String word) {
        return name.equalsIgnoreCase(word)
                || Long.toString(pid).equals(word)
                || (word.indexOf('/') >= 0
                        && data.equals(Path.of(word).toAbsolutePath().normalize()));
    }
}
