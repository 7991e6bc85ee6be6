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
        TypedWords words = TypedWords.of(syntax, before);
        Optional<Argument> argument = syntax.argument().filter(any -> !words.argumentGiven());
        if (words.openOption().isPresent()) {
            return values(words.openOption().get(), typed);
        }
        if (argument.isPresent() && (words.onlyArguments() || !typed.startsWith("-"))) {
            return knownWords.of(argument.get().kind(), typed);
        }
        if (words.onlyArguments()) {
            return List.of();
        }
        int equals = typed.indexOf('=');
        return equals < 0 ? options(syntax, words.options()) : valuesInOneWord(syntax, typed, equals);
    }

    private List<Proposal> values(Option option, String typed) {
        return option.value().map(value -> knownWords.of(value.kind(), typed)).orElse(List.of());
    }

    /** What may follow the equals sign, each with what stands before it. */
    private List<Proposal> valuesInOneWord(CommandSyntax syntax, String typed, int equals) {
        String before = typed.substring(0, equals + 1);
        return syntax.option(typed.substring(0, equals)).stream()
                .flatMap(option -> values(option, typed.substring(equals + 1)).stream())
                .map(proposal -> new Proposal(before + proposal.value(), proposal.description()))
                .toList();
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
