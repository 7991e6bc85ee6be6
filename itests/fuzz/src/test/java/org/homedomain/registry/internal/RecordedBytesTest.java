// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.itests.fuzz.Heard;
import org.homedomain.membership.Answer;
import org.homedomain.membership.Input;
import org.homedomain.membership.LocalIdentity;
import org.homedomain.membership.Membership;
import org.homedomain.membership.MembershipSettings;
import org.homedomain.membership.Output;
import org.homedomain.membership.Pacing;
import org.homedomain.membership.Remembered;
import org.homedomain.rpc.internal.wire.DropCounts;
import org.homedomain.rpc.internal.wire.StreamCodec;
import org.homedomain.rpc.internal.wire.WireCodec;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.ExchangeMessage.DominionPart;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Octets;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.ProtocolRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What domains of protocol 2 say and keep is understood for ever; see the readme beside the files. */
final class RecordedBytesTest {

    private static final Path FOLDER = Path.of("src/test/resources/recorded/protocol-2");

    private final DropCounts drops = new DropCounts();
    private final WireCodec codec = Protocol2.codec(drops);

    private static byte[] recorded(String name) throws IOException {
        return Files.readAllBytes(FOLDER.resolve(name));
    }

    @Test
    void greetingIsUnderstood() throws IOException {
        assertThat(said("greeting")).containsExactly(Protocol2.GREETING);
    }

    @Test
    void beatIsUnderstood() throws IOException {
        assertThat(said("beat")).containsExactly(Protocol2.BEAT);
    }

    @Test
    void verdictIsUnderstood() throws IOException {
        assertThat(said("verdict")).containsExactly(Protocol2.VERDICT);
    }

    @Test
    void exchangeIsUnderstood() throws IOException {
        assertThat(codec.decode(Octets.copyOf(recorded("exchange")))).isEqualTo(Protocol2.exchange());
        assertThat(drops.occurred()).isEmpty();
    }

    @Test
    void recordsAreSealedInTheSameBytes() throws IOException {
        OwnerRecord first = part(codec.decode(Octets.copyOf(recorded("exchange"))))
                .records()
                .get(0);
        OwnerRecord sealedNow = codec.seal(first.identity(), first.stamp(), first.intention(), first.sleep());
        assertThat(sealedNow.encoded()).isEqualTo(first.encoded());
    }

    @Test
    void dataFolderIsUnderstood(@TempDir Path folder) throws IOException {
        for (String file : List.of("id", "incarnation", "snapshot")) {
            Files.write(folder.resolve(file), recorded("data/" + file));
        }
        DataFolder kept = new DataFolder(folder, codec, new Troubles());
        assertThat(kept.id(() -> "another")).isEqualTo(Protocol2.ID);
        assertThat(kept.incarnation()).isEqualTo(Protocol2.INCARNATION);
        assertThat(kept.snapshot()).isEqualTo(Protocol2.snapshot());
        assertThat(drops.occurred()).isEmpty();
    }

    /** The record of a domain of the future, as one of today hears and passes it on. */
    @Test
    void recordWithUnknownFieldsIsPassedOnByteForByte() throws IOException {
        ExchangeMessage told = codec.decode(Octets.copyOf(recorded("exchange-of-a-newer-domain")));
        OwnerRecord newer = part(told).records().get(0);
        assertThat(newer.encoded().toByteArray()).endsWith("a field of tomorrow".getBytes(StandardCharsets.US_ASCII));
        assertThat(drops.occurred()).isEmpty();

        ExchangeMessage answer = codec.decode(codec.encode(answerToAThird(told)));

        assertThat(part(answer).records())
                .filteredOn(record -> record.id().equals(newer.id()))
                .singleElement()
                .satisfies(relayed -> assertThat(relayed.encoded()).isEqualTo(newer.encoded()));
    }

    private ExchangeMessage answerToAThird(ExchangeMessage told) {
        MembershipSettings settings =
                new MembershipSettings(Protocol2.GREETING.title(), "relay", true, 1, 0, Pacing.DEFAULT);
        LocalIdentity self = new LocalIdentity("relay", Endpoint.of("10.0.0.5", 9_000), "0.1.0", Set.of(), List.of());
        Membership membership = new Membership(settings, self, codec::seal, new Random(1));
        membership.step(new Input.Started(Remembered.NOTHING), 0);
        membership.step(new Input.ExchangeReceived(1, told, "10.0.0.7"), 1);
        Output output = membership.step(new Input.ExchangeReceived(2, introduction(), "10.0.0.8"), 2);
        assertThat(output.answers()).hasSize(1);
        return ((Answer.Reply) output.answers().get(0)).message();
    }

    private ExchangeMessage introduction() {
        Handshake handshake =
                new Handshake(Protocol2.GREETING.title(), "third", 7, Optional.empty(), new ProtocolRange(1, 2));
        return new ExchangeMessage(
                Optional.empty(),
                List.of(),
                Optional.of(new DominionPart(handshake, List.of(), List.of(), List.of(), List.of())));
    }

    private static DominionPart part(ExchangeMessage message) {
        return message.dominion().orElseThrow();
    }

    private static List<Object> said(String name) throws IOException {
        Heard heard = new Heard();
        StreamCodec.decode(recorded(name), heard);
        return heard.all();
    }
}
