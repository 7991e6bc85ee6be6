// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.rpc.internal.wire.DropCounts;
import org.homedomain.rpc.internal.wire.MessageDecoder;
import org.homedomain.rpc.internal.wire.MessageEncoder;
import org.homedomain.rpc.internal.wire.WireCodec;
import org.homedomain.spi.exchange.Beat;
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

/** What the recorded bytes of protocol 2 say. Never changed: a newer protocol gets a class of its own. */
final class Protocol2 {

    /** What the original's fields for display were filled with. */
    static final long WALL_CLOCK = 1_790_000_000_000_000_000L;

    static final String ID = "3f1c8a52-7d7e-4f0a-9d43-0c1b2a394857";
    static final long INCARNATION = 17;

    private static final ProtocolRange RANGE = new ProtocolRange(1, 2);
    private static final String KITCHEN = "b07e95d1-2f64-4a3e-8f0c-5d6e7f809112";
    private static final String GARAGE = "e4d909c2-90d0-4b1c-bb2d-a7f1a9a8c0de";
    private static final long BOOT = 0x1122_3344_5566_7788L;

    static final Handshake GREETING = new Handshake("Elm Street 12 – Süd", ID, BOOT, Optional.of(KITCHEN), RANGE);

    static final Beat BEAT = new Beat(0xfedc_ba98_7654_3210L);

    static final Verdict VERDICT = new Verdict(KITCHEN, 4, Verdict.Kind.SUSPECT, Duration.ofMillis(250), ID);

    private Protocol2() {}

    /** The codec of production. */
    static WireCodec codec(DropCounts drops) {
        return new WireCodec(new MessageEncoder(drops, () -> WALL_CLOCK), new MessageDecoder(drops));
    }

    /** A message that holds one of everything. */
    static ExchangeMessage exchange() {
        DominionPart part = new DominionPart(
                GREETING,
                List.of(hallway(), kitchen(), garage()),
                List.of(original()),
                List.of(VERDICT, new Verdict(GARAGE, 9, Verdict.Kind.FAILED, Duration.ofMinutes(90), KITCHEN)),
                List.of(
                        new DominionEntry("service/lamp", 3, KITCHEN, false, Octets.copyOf(new byte[] {0, 1, -1})),
                        new DominionEntry("service/gone", 8, ID, true, Octets.EMPTY)));
        return new ExchangeMessage(Optional.of(original()), List.of(original()), Optional.of(part));
    }

    /** What is kept on disk: the domain itself, whom it knew, and an entry. */
    static List<ExchangeMessage> snapshot() {
        Handshake own = new Handshake("Elm Street 12 – Süd", ID, BOOT, Optional.empty(), RANGE);
        return List.of(
                new ExchangeMessage(
                        Optional.empty(),
                        List.of(),
                        Optional.of(new DominionPart(
                                own, List.of(hallway(), kitchen()), List.of(original()), List.of(), List.of()))),
                new ExchangeMessage(
                        Optional.empty(),
                        List.of(),
                        Optional.of(new DominionPart(
                                own,
                                List.of(),
                                List.of(),
                                List.of(),
                                exchange().dominion().orElseThrow().entries()))));
    }

    private static OwnerRecord hallway() {
        return sealed(
                new Identity(
                        ID,
                        "hallway",
                        new Endpoint(List.of("10.0.0.7", "fd00::7"), 41_873),
                        "0.1.0",
                        Set.of("compute", "neoPixelLight"),
                        List.of(new AdvertisedService("lamp", 7_001), new AdvertisedService("Thermostat", 7_002))),
                new Stamp(INCARNATION, 3, BOOT),
                Intention.ACTIVE,
                Duration.ZERO);
    }

    private static OwnerRecord kitchen() {
        return sealed(
                new Identity(KITCHEN, "kitchen", Endpoint.of("10.0.0.9", 36_021), "0.1.0", Set.of(), List.of()),
                new Stamp(4, 1, -2L),
                Intention.SLEEPING,
                Duration.ofHours(8));
    }

    private static OwnerRecord garage() {
        return sealed(
                new Identity(GARAGE, "garage", new Endpoint(List.of(), 9_000), "1.2.3-rc.1+b7", Set.of(), List.of()),
                new Stamp(9, 12, 5L),
                Intention.LEFT,
                Duration.ZERO);
    }

    private static Identity original() {
        String id = "0a0a0a0a-0000-4000-8000-00000000beef";
        return new Identity(
                id,
                id,
                Endpoint.of("10.0.0.30", 9_000),
                "0.4.2",
                Set.of(),
                List.of(new AdvertisedService("led", 5_000)));
    }

    private static OwnerRecord sealed(Identity identity, Stamp stamp, Intention intention, Duration sleep) {
        return codec(new DropCounts()).seal(identity, stamp, intention, sleep);
    }
}
