// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.itests.fuzz.Choices;
import org.homedomain.itests.fuzz.Understood;
import org.homedomain.rpc.internal.wire.WireCaps;
import org.homedomain.rpc.internal.wire.WireCodec;
import org.homedomain.spi.exchange.DominionEntry;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.ExchangeMessage.DominionPart;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Intention;
import org.homedomain.spi.exchange.Octets;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.ProtocolRange;
import org.homedomain.spi.exchange.Stamp;
import org.homedomain.spi.exchange.Verdict;

/** Messages that some peer may send, true or not. Few IDs, so that they meet. All can be decoded. */
final class Rumours {

    static final String TITLE = "Dominion";
    static final String OWN = "m";
    static final long OWN_BOOT = 77;

    private static final List<String> IDS = List.of("a", "b", "n", "z", OWN);
    private static final List<Long> NUMBERS =
            List.of(1L, 2L, 3L, 4L, 5L, 9L, 1L << 32, WireCaps.MAX_COUNT - 1, WireCaps.MAX_COUNT);
    private static final List<Long> BOOTS = List.of(1L, 2L, OWN_BOOT, -1L);
    private static final List<Duration> TIMES = List.of(
            Duration.ZERO, Duration.ofMillis(700), Duration.ofHours(1), Duration.ofHours(24), WireCaps.MAX_ELAPSED);
    private static final List<Endpoint> ENDPOINTS = List.of(
            Endpoint.of("10.0.0.9", 9_001),
            Endpoint.of("10.0.0.8", 9_001),
            Endpoint.of("10.0.0.7", 9_000),
            new Endpoint(List.of(), 9_001));
    private static final List<ProtocolRange> PROTOCOLS =
            List.of(ProtocolRange.OURS, ProtocolRange.OURS, new ProtocolRange(1, 1), new ProtocolRange(3, 9));
    private static final List<Intention> INTENTIONS = List.of(Intention.values());
    private static final List<Verdict.Kind> KINDS = List.of(Verdict.Kind.values());

    private final Choices choices;
    private final WireCodec codec = Understood.codec();

    Rumours(Choices choices) {
        this.choices = choices;
    }

    WireCodec codec() {
        return codec;
    }

    String id() {
        return choices.of(IDS);
    }

    Endpoint endpoint() {
        return choices.of(ENDPOINTS);
    }

    /** With an address: a person names one. */
    Endpoint somewhere() {
        return ENDPOINTS.get(choices.below(ENDPOINTS.size() - 1));
    }

    Handshake handshake() {
        return new Handshake(
                choices.rarely() ? "Other" : TITLE,
                id(),
                choices.of(BOOTS),
                choices.yes() ? Optional.empty() : Optional.of(choices.rarely() ? id() : OWN),
                choices.of(PROTOCOLS));
    }

    /** As it arrives: told over the wire. */
    ExchangeMessage message() throws IOException {
        boolean original = choices.below(4) == 0;
        ExchangeMessage told = new ExchangeMessage(
                original && !choices.rarely() ? Optional.of(original()) : Optional.empty(),
                some(this::original),
                original ? Optional.empty() : Optional.of(part()));
        return codec.decode(codec.encode(told));
    }

    private DominionPart part() {
        return new DominionPart(
                handshake(), some(this::owned), some(this::original), some(this::verdict), some(this::entry));
    }

    private OwnerRecord owned() {
        Identity identity = new Identity(id(), "name", endpoint(), "1.0.0", Set.of(), List.of());
        Stamp stamp = new Stamp(choices.of(NUMBERS), choices.of(NUMBERS), choices.of(BOOTS));
        Intention intention = choices.of(INTENTIONS);
        return codec.seal(
                identity, stamp, intention, intention == Intention.SLEEPING ? Duration.ofHours(1) : Duration.ZERO);
    }

    private Identity original() {
        String id = id();
        return new Identity(id, id, endpoint(), "0.4.0", Set.of(), List.of());
    }

    Verdict verdict() {
        return new Verdict(id(), choices.of(NUMBERS), choices.of(KINDS), choices.of(TIMES), id());
    }

    private DominionEntry entry() {
        boolean deleted = choices.yes();
        Octets value = deleted ? Octets.EMPTY : Octets.copyOf(new byte[choices.octet() * 16]);
        return new DominionEntry("key" + choices.below(4), choices.of(NUMBERS), id(), deleted, value);
    }

    private interface Making<T> {
        T make();
    }

    private <T> List<T> some(Making<T> making) {
        List<T> made = new ArrayList<>();
        for (int count = choices.below(4); count > 0; count--) {
            made.add(making.make());
        }
        return made;
    }
}
