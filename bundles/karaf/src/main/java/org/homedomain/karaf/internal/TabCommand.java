// SPDX-License-Identifier: Apache-2.0
package org.homedomain.karaf.internal;

import java.util.List;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Parser;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;

/**
 * The way to a completer in Karaf is through a command, and Karaf asks the completers of all commands for every line.
 * So this one carries the completer for all of ours, which Karaf makes of the Gogo services by itself. To register each
 * of them a second time instead would list them twice, and whichever copy is removed first takes the name with it
 * ({@code CommandProcessorImpl.removeCommand}).
 *
 * <p>It stands beside Karaf's own {@code shell:__files} and is never proposed itself.
 *
 * <p>Not a record: Karaf hashes its commands, and on Java 17 the JDK keeps the types of the record that was hashed last
 * ({@code MethodHandle.asType}, JDK-8078641), and with them our class loaders after the archive is gone.
 */
final class TabCommand implements Command {

    private final Completer completer;

    TabCommand(Completer completer) {
        this.completer = completer;
    }

    @Override
    public String getScope() {
        return "shell";
    }

    @Override
    public String getName() {
        return "__domain";
    }

    @Override
    public String getDescription() {
        return "completes the commands of scope domain; not to be typed";
    }

    @Override
    public Completer getCompleter(boolean scoped) {
        return completer;
    }

    @Override
    public @Nullable Parser getParser() {
        return null;
    }

    @Override
    public @Nullable Object execute(Session session, List<Object> arguments) {
        session.getConsole().println("This only completes the commands of scope domain; 'domain:help' lists them.");
        return null;
    }
}
