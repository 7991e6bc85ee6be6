// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.stranger;

import com.google.protobuf.ByteString;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.homedomain.proto.grpcdomain.IdentityList;
import org.homedomain.proto.v1.DominionEntry;
import org.homedomain.proto.v1.DominionPart;
import org.homedomain.proto.v1.Handshake;
import org.homedomain.proto.v1.IdentityRecord;
import org.homedomain.proto.v1.Intention;
import org.homedomain.proto.v1.Service;
import org.homedomain.proto.v1.StreamMessage;
import org.homedomain.proto.v1.Verdict;
import org.homedomain.proto.v1.VerdictKind;

/** What a hostile member of the dominion tells: well-formed, and none of it true. */
final class Lies {

    private static final String ID = "bad0bad0-0000-4000-8000-000000000bad";
    private static final long BOOT = 666;
    private static final int MADE_UP = 50;
    private static final int MAX_SERVICES = 256;
    private static final int ENTRY_BYTES = 4_096;

    private final String receiverId;
    private final String otherId;
    private final byte[] introduction;
    private final AtomicLong incarnation = new AtomicLong(1);

    Lies(String receiverId, String otherId) {
        this.receiverId = receiverId;
        this.otherId = otherId;
        this.introduction = list(part().addRecords(own(1).toByteString()));
    }

    /** Its own record, true for once. Said again later it is an old one. */
    byte[] introduction() {
        return introduction.clone();
    }

    /** Its own greeting on a stream. */
    byte[] greeting() {
        return StreamMessage.newBuilder().setGreeting(handshake()).build().toByteArray();
    }

    /** Any of them. */
    byte[] message(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> introduction();
            case 1 ->
                list(part().addRecords(own(incarnation.addAndGet(3)).toByteString())
                        .addRecords(own(2).toByteString())
                        .addVerdicts(verdict(receiverId, random))
                        .addVerdicts(verdict(otherId, random)));
            case 2 -> list(crowd(random));
            default -> list(entries(random));
        };
    }

    private DominionPart.Builder crowd(Random random) {
        DominionPart.Builder part = part();
        for (int number = 0; number < MADE_UP; number++) {
            IdentityRecord.Builder heavy = record("ghost-" + random.nextInt(100_000), 1 + random.nextInt(1_000))
                    .addAddresses("10.66." + random.nextInt(250) + "." + random.nextInt(250));
            for (int service = random.nextInt(MAX_SERVICES); service > 0; service--) {
                heavy.addServices(Service.newBuilder().setName("s" + service).setPort(9_000));
            }
            part.addRecords(heavy.build().toByteString());
        }
        return part;
    }

    private static DominionPart.Builder entries(Random random) {
        DominionPart.Builder part = part();
        for (int number = 0; number < MADE_UP; number++) {
            byte[] noise = new byte[ENTRY_BYTES];
            random.nextBytes(noise);
            part.addEntries(DominionEntry.newBuilder()
                    .setKey("lie/" + random.nextInt(100_000))
                    .setCounter(1 + random.nextInt(1_000))
                    .setWriter(ID)
                    .setValue(ByteString.copyFrom(noise)));
        }
        return part;
    }

    private static Verdict verdict(String subjectId, Random random) {
        return Verdict.newBuilder()
                .setSubjectId(subjectId)
                .setIncarnation(1 + random.nextInt(20))
                .setKind(random.nextBoolean() ? VerdictKind.VERDICT_KIND_FAILED : VerdictKind.VERDICT_KIND_SUSPECT)
                .setElapsedMillis(random.nextInt(10_000))
                .setAccuserId(random.nextBoolean() ? ID : "ghost-" + random.nextInt(100))
                .build();
    }

    private static IdentityRecord own(long incarnation) {
        return record(ID, incarnation).addAddresses("10.66.6.6").build();
    }

    private static IdentityRecord.Builder record(String id, long incarnation) {
        return IdentityRecord.newBuilder()
                .setId(id)
                .setName(id)
                .setPort(9_000)
                .setVersion("1.0.0")
                .setIncarnation(incarnation)
                .setRevision(1)
                .setBoot(BOOT)
                .setIntention(Intention.INTENTION_ACTIVE)
                .setLowestProtocol(1)
                .setHighestProtocol(2);
    }

    private static DominionPart.Builder part() {
        return DominionPart.newBuilder().setHandshake(handshake());
    }

    private static Handshake handshake() {
        return Handshake.newBuilder()
                .setTitle("Dominion")
                .setSenderId(ID)
                .setSenderBoot(BOOT)
                .setLowestProtocol(1)
                .setHighestProtocol(2)
                .build();
    }

    private static byte[] list(DominionPart.Builder part) {
        return IdentityList.newBuilder().setDominion(part).build().toByteArray();
    }
}
