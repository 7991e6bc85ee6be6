// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads words with commas between them that each name a constant. */
final class WordList {

    private WordList() {}

    /** All constants as they are written, in order. */
    static <E extends Enum<E>> List<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(WordList::name).toList();
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The constants of a list, in any case.
     *
     * @param what they are, for the complaint: {@code "status"}
     * @throws CommandException if one is not known
     */
    static <E extends Enum<E>> Set<E> parse(Class<E> type, String what, String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .map(word -> one(type, what, word))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
    }

    private static <E extends Enum<E>> E one(Class<E> type, String what, String word) {
        List<String> known = names(type);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new CommandException("There is no " + what + " '" + word + "'."
                        + Nearest.suggestion(word, known) + " Known are " + String.join(", ", known) + "."));
    }
}
