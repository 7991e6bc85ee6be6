// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.net.InetAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.homedomain.discovery.internal.mdns.OwnRecords.Validity;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * A message that asks.
 *
 * @param message as received
 * @param isLegacy whether the asker speaks plain DNS only: it did not send from the mDNS port; RFC 6762 section 6.7
 */
record Question(Message message, boolean isLegacy) {

    /** Known answers are given without the bit that says that a name is ours alone; section 10.2. */
    private static final Validity KNOWN = new Validity(OwnRecords.TTL_SECONDS, DClass.IN);

    private static final int UNICAST_WANTED = 0x8000; // section 5.4

    /** Which of our records it is after, those that it knows already left out; section 7.1. */
    Set<RecordSet> wants(OwnRecords own, List<InetAddress> addresses) {
        Set<RecordSet> wanted = EnumSet.noneOf(RecordSet.class);
        for (Record each : message.getSection(Section.QUESTION)) {
            Set<RecordSet> asked = own.askedFor(each.getName(), each.getType());
            asked.removeIf(set -> !isLegacy && isKnown(own.answers(set, addresses, KNOWN), each.getType()));
            wanted.addAll(asked);
        }
        return wanted;
    }

    private boolean isKnown(List<Record> answers, int type) {
        List<Record> known = message.getSection(Section.ANSWER);
        List<Record> asked = answers.stream()
                .filter(answer -> type == Type.ANY || type == answer.getType())
                .toList();
        return !asked.isEmpty()
                && asked.stream().allMatch(answer -> known.stream()
                        .anyMatch(each -> each.equals(answer) && each.getTTL() >= answer.getTTL() / 2));
    }

    /** Whether every question asks for a direct answer. */
    boolean wantsUnicast() {
        return message.getSection(Section.QUESTION).stream().allMatch(each -> (each.getDClass() & UNICAST_WANTED) != 0);
    }

    /** Whether more known answers follow in another packet. */
    boolean isTruncated() {
        return message.getHeader().getFlag(Flags.TC);
    }

    /** Whether somebody wants to take the name. */
    boolean isProbe() {
        return !message.getSection(Section.AUTHORITY).isEmpty();
    }
}
