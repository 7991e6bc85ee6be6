// SPDX-License-Identifier: Apache-2.0
package org.homedomain.karaf.internal;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.console.Candidate;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.homedomain.shell.CommandCompletion;
import org.homedomain.shell.CommandCompletion.Proposal;

/**
 * Completes what follows the name of one of our commands. The name itself is completed by Karaf.
 *
 * <p>Not a record, for the reason of {@link TabCommand}.
 */
final class DomainCompleter implements Completer {

    private static final String SCOPE = "domain:";

    private final CommandCompletion completion;

    DomainCompleter(CommandCompletion completion) {
        this.completion = completion;
    }

    @Override
    public void completeCandidates(Session session, CommandLine line, List<Candidate> candidates) {
        for (Proposal proposal : proposals(session, line)) {
            String value = proposal.value();
            String description = proposal.description().isEmpty() ? null : proposal.description();
            candidates.add(new Candidate(value, value, null, description, null, null, true));
        }
    }

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        proposals(session, line).forEach(proposal -> candidates.add(proposal.value()));
        return candidates.isEmpty() ? -1 : line.getBufferPosition() - line.getArgumentPosition();
    }

    private List<Proposal> proposals(Session session, CommandLine line) {
        int index = line.getCursorArgumentIndex();
        List<String> words = new ArrayList<>(List.of(line.getArguments()));
        if (index < 1 || words.isEmpty()) {
            return List.of();
        }
        String command = session.resolveCommand(words.get(0));
        if (!command.startsWith(SCOPE)) {
            return List.of();
        }
        words.set(0, command);
        return completion.propose(words, index);
    }
}
