// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Knows how the arguments of the commands of scope {@code domain} may go on, an OSGi service. Consoles differ in how
 * they are told; an adapter for one asks here. May be called from any thread and does not block.
 */
@ProviderType
public interface CommandCompletion {

    /**
     * What may stand at a place of a command line.
     *
     * @param words the command line so far; the first is the command, with or without {@code domain:}
     * @param index which word is being typed, at least 1; it may be missing in {@code words} or incomplete
     * @return everything that is allowed there, whether or not it begins with what was typed; empty for a command that
     *     is not ours
     */
    List<Proposal> propose(List<String> words, int index);

    /**
     * One way to go on.
     *
     * @param value the word
     * @param description what it means, one line; may be empty
     */
    record Proposal(String value, String description) {}
}
