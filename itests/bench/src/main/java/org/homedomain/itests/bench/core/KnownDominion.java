// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench.core;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.membership.Input;
import org.homedomain.membership.LocalIdentity;
import org.homedomain.membership.Membership;
import org.homedomain.membership.MembershipSettings;
import org.homedomain.membership.Output;
import org.homedomain.membership.Pacing;
import org.homedomain.membership.Remembered;
import org.homedomain.rpc.internal.wire.DropCounts;
import org.homedomain.rpc.internal.wire.MessageDecoder;
import org.homedomain.rpc.internal.wire.MessageEncoder;
import org.homedomain.rpc.internal.wire.WireCodec;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.ExchangeMessage.DominionPart;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Intention;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.ProtocolRange;
import org.homedomain.spi.exchange.Stamp;

/** A domain that knows a dominion of a given size, at a moment at which nothing is due. */
final class KnownDominion {

    private static final String TITLE = "Dominion";
    private static final int PORT = 41_000;
    private static final int SEED = 20_261_122;

    /** What is told in one message, at most; a dominion of 1,000 takes several. */
    private static final int RECORDS_OF_A_MESSAGE = 500;

    /** More steps than any backlog needs. */
    private static final int PATIENCE = 10_000;

    private final DropCounts drops = new DropCounts();
    private final WireCodec codec = new WireCodec(new MessageEncoder(drops, () -> 0), new MessageDecoder(drops));
    private final Membership machine;
    private final long now;
    private long token;

    /** Of so many domains, itself included. */
    KnownDominion(int size) {
        MembershipSettings settings = new MembershipSettings(TITLE, id(0), false, boot(0), 0, Pacing.DEFAULT);
        Identity self = identity(0);
        machine = new Membership(
                settings,
                new LocalIdentity(self.name(), self.endpoint(), self.version(), self.traits(), self.services()),
                codec::seal,
                new Random(SEED));
        Output output = machine.step(new Input.Started(Remembered.NOTHING), 0);
        for (int first = 1; first < size; first += RECORDS_OF_A_MESSAGE) {
            int end = Math.min(size, first + RECORDS_OF_A_MESSAGE);
            output = receive(message(1, records(first, end)), 0);
        }
        now = settle(output);
    }

    /** Does what is due until nothing is; returns the moment. */
    private long settle(Output last) {
        long moment = 0;
        Output output = last;
        for (int step = 0; output.wakeAtNanos() <= moment; step++) {
            if (step == PATIENCE) {
                throw new IllegalStateException("something is always due");
            }
            output = machine.step(new Input.TimeDue(), moment);
        }
        return moment;
    }

    /** One step for nothing: the clock says the same as before. */
    Output idle() {
        return machine.step(new Input.TimeDue(), now);
    }

    /** Somebody who is known says hello and brings nothing new. */
    Output hello() {
        return receive(message(1, List.of()), now);
    }

    long known() {
        return machine.view().members().count();
    }

    WireCodec codec() {
        return codec;
    }

    private Output receive(ExchangeMessage message, long moment) {
        token++;
        return machine.step(new Input.ExchangeReceived(token, message, address(1)), moment);
    }

    /** Records of the domains from one number to before another. */
    List<OwnerRecord> records(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number ->
                        codec.seal(identity(number), new Stamp(1, 1, boot(number)), Intention.ACTIVE, Duration.ZERO))
                .toList();
    }

    /** What one domain tells another: who it is, and these records. */
    static ExchangeMessage message(int sender, List<OwnerRecord> records) {
        Handshake handshake = new Handshake(TITLE, id(sender), boot(sender), Optional.of(id(0)), ProtocolRange.OURS);
        DominionPart part = new DominionPart(handshake, records, List.of(), List.of(), List.of());
        return new ExchangeMessage(Optional.empty(), List.of(), Optional.of(part));
    }

    private static Identity identity(int number) {
        return new Identity(
                id(number),
                "room-" + number,
                new Endpoint(List.of(address(number), "fd00::" + Integer.toHexString(number + 1)), PORT),
                "0.1.0",
                Set.of("compute"),
                List.of(new AdvertisedService("lamp", PORT + 1)));
    }

    private static String id(int number) {
        return String.format("%08x-0000-4000-8000-%012x", number * 2_654_435_761L & 0xffff_ffffL, number);
    }

    private static String address(int number) {
        return "10.1." + number / 250 + "." + (number % 250 + 1);
    }

    private static long boot(int number) {
        return number + 1L;
    }
}
