// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homedomain.shell.CommandCompletion;
import org.homedomain.shell.internal.CommandSyntax.Argument;
import org.homedomain.shell.internal.CommandSyntax.Option;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds out where in its syntax a command line stands. */
@Component(service = CommandCompletion.class)
public final class Proposals implements CommandCompletion {

    private final KnownWords knownWords;

    @Activate
    public Proposals(@Reference DomainServices services) {
        this.knownWords = new KnownWords(services);
    }

    @Override
    public List<Proposal> propose(List<String> words, int index) {
        if (words.isEmpty() || index < 1 || index > words.size()) {
            return List.of();
        }
        String typed = index < words.size() ? words.get(index) : "";
        return syntax(words.get(0))
                .map(syntax -> propose(syntax, words.subList(1, index), typed))
                .orElse(List.of());
    }

    private static Optional<CommandSyntax> syntax(String command) {
        return Syntaxes.ALL.stream()
                .filter(syntax ->
                        syntax.command().equals(command) || syntax.name().equals(command))
                .findFirst();
    }

    private List<Proposal> propose(CommandSyntax syntax, List<String> before, String typed) {
        boolean argumentGiven = false;
        Optional<Option> open = Optional.empty();
        for (String word : before) {
            if (open.isEmpty()) {
                open = syntax.option(word).filter(option -> option.value().isPresent());
                argumentGiven |= !word.startsWith("-");
            } else {
                open = Optional.empty();
            }
        }
        if (open.isPresent()) {
            return knownWords.of(open.get().value().orElseThrow().kind(), typed);
        }
        Optional<Argument> argument = argumentGiven ? Optional.empty() : syntax.argument();
        return typed.startsWith("-") || argument.isEmpty()
                ? options(syntax, Set.copyOf(before))
                : knownWords.of(argument.get().kind(), typed);
    }

    private static List<Proposal> options(CommandSyntax syntax, Set<String> given) {
        List<Proposal> options = new ArrayList<>();
        for (Option option : syntax.options()) {
            if (!given.contains(option.name())) {
                options.add(new Proposal(option.name(), option.description()));
            }
        }
        return options;
    }
}
