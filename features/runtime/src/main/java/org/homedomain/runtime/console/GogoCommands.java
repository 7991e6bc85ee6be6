// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.apache.felix.gogo.jline.Builtin;
import org.apache.felix.gogo.jline.Posix;
import org.apache.felix.gogo.jline.Procedural;
import org.apache.felix.gogo.jline.Shell;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.Converter;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The general commands of the shell, those of Gogo's own bundle. That bundle is not started because it opens a terminal
 * even where there is none and ends with a message of its own.
 */
@Component(service = GogoCommands.class, immediate = true)
public final class GogoCommands {

    private static final String[] BUILTIN = {
        "format",
        "getopt",
        "new",
        "set",
        "tac",
        "type",
        "jobs",
        "fg",
        "bg",
        "keymap",
        "setopt",
        "unsetopt",
        "complete",
        "history",
        "widget",
        "__files",
        "__directories",
        "__usage_completion"
    };
    private static final String[] PROCEDURAL = {
        "each", "if", "not", "throw", "try", "until", "while", "break", "continue"
    };
    private static final String[] POSIX = {
        "cat", "echo", "grep", "sort", "sleep", "cd", "pwd", "ls", "less", "watch", "head", "tail", "clear", "wc",
        "date"
    };
    private static final String[] SHELL = {"gosh", "sh", "source", "help"};

    private final BundleContext context;
    private final Deque<ServiceRegistration<?>> registrations = new ArrayDeque<>();
    private final Shell shell;

    @Activate
    public GogoCommands(BundleContext context, @Reference CommandProcessor processor) throws IOException {
        this.context = context;
        shell = new Shell(new ShellContext(context, ShellProfile.unpack(context)), processor);
        registrations.push(
                context.registerService(Converter.class, new org.apache.felix.gogo.jline.Converters(context), null));
        register(new Builtin(), BUILTIN);
        register(new Procedural(), PROCEDURAL);
        register(new Posix(processor), POSIX);
        register(shell, SHELL);
    }

    private void register(Object commands, String[] functions) {
        Map<String, Object> properties =
                Map.of(CommandProcessor.COMMAND_SCOPE, "gogo", CommandProcessor.COMMAND_FUNCTION, functions);
        registrations.push(context.registerService(Object.class, commands, FrameworkUtil.asDictionary(properties)));
    }

    Shell shell() {
        return shell;
    }

    @Deactivate
    void stop() {
        registrations.forEach(ServiceRegistration::unregister);
    }

    private record ShellContext(BundleContext context, Path home) implements Shell.Context {

        @Override
        public @Nullable String getProperty(String name) {
            return name.equals("gosh.home") ? home.toString() : context.getProperty(name);
        }

        @Override
        public void exit() throws BundleException {
            context.getBundle(0).stop();
        }
    }
}
