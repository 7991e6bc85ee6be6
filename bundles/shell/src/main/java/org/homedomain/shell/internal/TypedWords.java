// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homedomain.shell.internal.CommandSyntax.Option;

/**
 * What words of a command line that is still being typed have settled.
 *
 * @param options names of those given
 * @param argumentGiven whether the argument stands there
 * @param onlyArguments whether {@code --} said that no option follows
 * @param openOption the one whose value comes next
 */
record TypedWords(Set<String> options, boolean argumentGiven, boolean onlyArguments, Optional<Option> openOption) {

    private static final TypedWords NONE = new TypedWords(Set.of(), false, false, Optional.empty());

    static TypedWords of(CommandSyntax syntax, List<String> words) {
        TypedWords typed = NONE;
        for (String word : words) {
            typed = typed.and(syntax, word);
        }
        return typed;
    }

    private TypedWords and(CommandSyntax syntax, String word) {
        if (openOption.isPresent()) {
            return new TypedWords(options, argumentGiven, onlyArguments, Optional.empty());
        }
        if (onlyArguments || !word.startsWith("-") || word.equals("-")) {
            return new TypedWords(options, true, onlyArguments, Optional.empty());
        }
        if (word.equals("--")) {
            return new TypedWords(options, argumentGiven, true, Optional.empty());
        }
        Set<String> more = new HashSet<>(options);
        more.add(word.split("=", 2)[0]);
        // With an equals sign the word is no option's name: its value is there already.
        return new TypedWords(more, argumentGiven, false, syntax.option(word).filter(option -> option.value()
                .isPresent()));
    }
}
