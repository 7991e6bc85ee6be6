// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.DominionView;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerRegistry;
import org.homedomain.shell.CommandCompletion.Proposal;
import org.homedomain.shell.internal.CommandSyntax.Kind;

/**
 * The words of each kind that make sense now. A domain whose name is not one plain word is offered by its ID: consoles
 * print candidates as they are, and Gogo's shell 1.1.8 ends when one has a blank in it.
 */
record KnownWords(DomainServices services) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*");

    List<Proposal> of(Kind kind, String typed) {
        return switch (kind) {
            case DOMAIN -> domains();
            case SERVICE -> homeServices();
            case STATUS -> listed(StatusName.NAMES, typed);
            case EVENT -> listed(EventKind.NAMES, typed);
            case COMMAND -> commands();
            case COUNT, ADDRESS, DURATION -> List.of();
        };
    }

    private Stream<Peer> peers() {
        PeerRegistry registry = services.registryOrNull();
        return registry == null ? Stream.empty() : registry.view().all();
    }

    private List<Proposal> domains() {
        PeerRegistry registry = services.registryOrNull();
        if (registry == null) {
            return List.of();
        }
        DominionView view = registry.view();
        return view.all()
                .map(peer -> isEnough(peer.name(), view)
                        ? new Proposal(
                                peer.name(),
                                StatusName.of(peer) + ", " + peer.identity().shortId())
                        : new Proposal(peer.id(), PrintableText.of(peer.name()) + ", " + StatusName.of(peer)))
                .filter(proposal -> isWord(proposal.value()))
                .toList();
    }

    private static boolean isEnough(String name, DominionView view) {
        return isWord(name) && view.named(name).size() == 1;
    }

    /** Whether a console takes it without quotes. */
    private static boolean isWord(String name) {
        return WORD.matcher(name).matches();
    }

    private List<Proposal> homeServices() {
        return peers().flatMap(peer -> Dominion.services(peer).stream())
                .map(AdvertisedService::name)
                .filter(KnownWords::isWord)
                .distinct()
                .sorted()
                .map(name -> new Proposal(name, ""))
                .toList();
    }

    /** After a comma comes another of them. */
    private static List<Proposal> listed(List<String> names, String typed) {
        String before = typed.substring(0, typed.lastIndexOf(',') + 1);
        List<String> given = List.of(before.split(",", -1));
        return names.stream()
                .filter(name -> !given.contains(name))
                .map(name -> new Proposal(before + name, ""))
                .toList();
    }

    private static List<Proposal> commands() {
        return Syntaxes.ALL.stream()
                .map(syntax -> new Proposal(syntax.name(), syntax.summary()))
                .toList();
    }
}
