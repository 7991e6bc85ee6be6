// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.homedomain.proto.grpcdomain.IdentityList;
import org.homedomain.proto.v1.DominionPart;
import org.homedomain.proto.v1.IdentityRecord;
import org.homedomain.rpc.internal.wire.DropCounts;
import org.homedomain.rpc.internal.wire.StreamCodec;
import org.homedomain.rpc.internal.wire.WireCodec;

/** Wrote the recorded bytes; run by hand, it writes those that are missing and touches no other. Argument: the folder. */
final class Recorder {

    private static final int FIELD_OF_TOMORROW = 200;

    private Recorder() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        WireCodec codec = Protocol2.codec(new DropCounts());
        byte[] exchange = codec.encode(Protocol2.exchange()).toByteArray();
        keep(folder.resolve("greeting"), StreamCodec.encode(Protocol2.GREETING));
        keep(folder.resolve("beat"), StreamCodec.encode(Protocol2.BEAT));
        keep(folder.resolve("verdict"), StreamCodec.encode(Protocol2.VERDICT));
        keep(folder.resolve("exchange"), exchange);
        keep(folder.resolve("exchange-of-a-newer-domain"), newer(exchange));
        Path data = folder.resolve("data");
        if (!Files.exists(data)) {
            DataFolder kept = new DataFolder(data, codec, new Troubles());
            kept.keepId(Protocol2.ID);
            kept.keepIncarnation(Protocol2.INCARNATION);
            kept.keepSnapshot(Protocol2.snapshot());
        }
    }

    private static byte[] newer(byte[] exchange) throws IOException {
        UnknownFieldSet tomorrow = UnknownFieldSet.newBuilder()
                .addField(
                        FIELD_OF_TOMORROW,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFromUtf8("a field of tomorrow"))
                                .build())
                .build();
        DominionPart part = IdentityList.parseFrom(exchange).getDominion();
        IdentityRecord record = IdentityRecord.parseFrom(part.getRecords(0)).toBuilder()
                .setUnknownFields(tomorrow)
                .build();
        DominionPart relayed = part.toBuilder()
                .clearRecords()
                .clearVerdicts()
                .setHandshake(part.getHandshake().toBuilder().clearExpectedId())
                .addRecords(record.toByteString())
                .setUnknownFields(tomorrow)
                .build();
        return IdentityList.newBuilder()
                .setDominion(relayed)
                .setUnknownFields(tomorrow)
                .build()
                .toByteArray();
    }

    private static void keep(Path file, byte[] bytes) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, bytes);
        }
    }
}
