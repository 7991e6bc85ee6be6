// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.link;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.homedomain.spi.discovery.LocalNetwork.Link;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices changes of the links. {@link #look()} runs on one thread; the rest may be called from any. */
final class LinkWatch {

    private static final Logger LOG = LoggerFactory.getLogger(LinkWatch.class);

    private final Supplier<Optional<List<InterfaceState>>> interfaces;
    private final Consumer<List<Link>> changed;
    private volatile LinkRules rules;
    private volatile Seen seen;

    LinkWatch(Supplier<Optional<List<InterfaceState>>> interfaces, LinkRules rules, Consumer<List<Link>> changed) {
        this.interfaces = interfaces;
        this.rules = rules;
        this.changed = changed;
        this.seen = Seen.at(interfaces.get().orElse(List.of()), rules);
    }

    List<Link> links() {
        return seen.links;
    }

    /** What each interface is used for, or why not, at the last look. */
    List<LinkRules.Verdict> verdicts() {
        return seen.verdicts;
    }

    void apply(LinkRules newRules) {
        rules = newRules;
    }

    /** Compares the interfaces with what they were and tells of a difference; what cannot be seen has not changed. */
    void look() {
        interfaces.get().ifPresent(states -> compare(seen, Seen.at(states, rules)));
    }

    private void compare(Seen before, Seen now) {
        seen = now;
        if (!now.used().equals(before.used())) {
            LOG.info("network links are {}", now.links.isEmpty() ? "none" : now.links);
            changed.accept(now.links);
        }
    }

    private record Seen(List<LinkRules.Verdict> verdicts, List<Link> links) {

        static Seen at(List<InterfaceState> states, LinkRules rules) {
            List<LinkRules.Verdict> verdicts = states.stream().map(rules::judge).toList();
            return new Seen(
                    verdicts,
                    verdicts.stream()
                            .flatMap(verdict -> verdict.link().stream())
                            .toList());
        }

        /** With the interface's index in it: one that was removed and made anew is a change even if it looks the same. */
        List<LinkRules.Verdict> used() {
            return verdicts.stream()
                    .filter(verdict -> verdict.link().isPresent())
                    .toList();
        }
    }
}
