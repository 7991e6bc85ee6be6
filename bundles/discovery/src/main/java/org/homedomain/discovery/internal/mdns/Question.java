// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * A message that asks.
 *
 * @param message as received
 * @param isLegacy whether the asker speaks plain DNS only: it did not send from the mDNS port; RFC 6762 section 6.7
 */
record Question(Message message, boolean isLegacy) {

    private static final int UNICAST_WANTED = 0x8000; // section 5.4

    /** Which of our records it is after, those that it knows already left out; section 7.1. */
    Set<RecordSet> wants(OwnRecords own) {
        Set<RecordSet> wanted = EnumSet.noneOf(RecordSet.class);
        for (Record each : message.getSection(Section.QUESTION)) {
            wanted.addAll(own.askedFor(each.getName(), each.getType()));
        }
        if (!isLegacy) {
            wanted.removeIf(set -> set.isShared() && isKnown(own.answers(set, List.of(), OwnRecords.Validity.NORMAL)));
        }
        return wanted;
    }

    private boolean isKnown(List<Record> answers) {
        List<Record> known = message.getSection(Section.ANSWER);
        return answers.stream().allMatch(answer -> known.stream()
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
