// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.CommandSessionListener;
import org.apache.felix.service.command.Function;
import org.homedomain.shell.CommandCompletion;
import org.homedomain.shell.CommandCompletion.Proposal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Teaches Tab to interactive sessions of Gogo's JLine shell, each before it executes its first line, its profile
 * included. It is told by its own {@code complete} command, so nothing of JLine is imported and any Gogo will do.
 */
@Component(service = CommandSessionListener.class, immediate = true)
public final class GogoTab implements CommandSessionListener {

    private static final Logger LOG = LoggerFactory.getLogger(GogoTab.class);
    private static final String COMPLETIONS = ".completions";
    private static final String ARGUMENTS = "__domain_arguments";
    private static final String NOT_YET = "__domain_not_yet";
    private static final String WORDS = "($.commandLine words)";

    private final CommandCompletion completion;
    private final Set<CommandSession> taught =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private volatile boolean closed;

    @Activate
    public GogoTab(@Reference CommandCompletion completion) {
        this.completion = completion;
    }

    @Override
    public void beforeExecute(CommandSession session, CharSequence line) {
        boolean completes = session.get(COMPLETIONS) instanceof Map && session.get("gogo:complete") != null;
        if (completes && !closed && taught.add(session)) {
            teach(session);
            if (closed) {
                // While it was being taught: what came after close() is forgotten here.
                unteach(session);
            }
        }
    }

    @Override
    public void afterExecute(CommandSession session, CharSequence line, Exception failure) {
        // Only the beginning of a line matters.
    }

    @Override
    public void afterExecute(CommandSession session, CharSequence line, Object result) {
        // Only the beginning of a line matters.
    }

    /** Makes the sessions forget what they were taught, and with it this bundle's classes. */
    @Deactivate
    public void close() {
        closed = true;
        synchronized (taught) {
            taught.forEach(GogoTab::unteach);
            taught.clear();
        }
    }

    private void teach(CommandSession session) {
        session.put(ARGUMENTS, (Function) (unused, arguments) -> propose(arguments));
        session.put(NOT_YET, (Function) (unused, arguments) -> isNotYet(arguments));
        for (CommandSyntax syntax : Syntaxes.ALL) {
            String complete = "gogo:complete -c " + syntax.command();
            run(session, complete + " -e");
            run(session, complete + " -d '" + syntax.summary() + "'");
            run(session, complete + " -a '" + ARGUMENTS + " " + WORDS + " ($.commandLine wordIndex)'");
            for (CommandSyntax.Option option : syntax.options()) {
                run(
                        session,
                        complete + " -l " + option.name().substring(2) + " -d '" + option.description() + "' -n '"
                                + NOT_YET + " " + WORDS + " " + option.name() + "'");
            }
        }
    }

    private static void unteach(CommandSession session) {
        // Not by commands: a session that runs one now refuses others.
        if (session.get(COMPLETIONS) instanceof Map<?, ?> completions) {
            Syntaxes.ALL.forEach(syntax -> completions.remove(syntax.command()));
        }
        session.put(ARGUMENTS, null);
        session.put(NOT_YET, null);
    }

    private static void run(CommandSession session, String line) {
        try {
            session.execute(line);
        } catch (Exception e) {
            LOG.debug("Tab does not complete in a session, because '{}' failed: {}", line, e.toString());
        }
    }

    private List<String> propose(List<Object> arguments) {
        List<String> words = words(arguments.get(0));
        int index = ((Number) arguments.get(1)).intValue();
        return completion.propose(words, index).stream().map(Proposal::value).toList();
    }

    private static boolean isNotYet(List<Object> arguments) {
        return !words(arguments.get(0)).contains(String.valueOf(arguments.get(1)));
    }

    private static List<String> words(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }
}
