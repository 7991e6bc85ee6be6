// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.net.InetAddress;
import java.util.List;
import org.homedomain.discovery.internal.mdns.OwnRecords.Validity;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Builds the messages that this domain sends. Pure. */
final class Messages {

    private final OwnRecords own;

    Messages(OwnRecords own) {
        this.own = own;
    }

    /** Asks for all domains of the dominion. */
    Message question() {
        return question(own.names().type(), Type.PTR);
    }

    /** Asks for what an announcement lacked. */
    Message questionFor(Name instance) {
        return question(instance, Type.SRV);
    }

    /**
     * Each question gives our own record as the one answer that is known already: it is, and so we recognise the
     * question when it comes back to us, among the same questions of other processes at our address. No other answer is
     * given: an answer that comes again is what is wanted.
     */
    private Message question(Name name, int type) {
        Message message = new Message(0);
        message.addRecord(Record.newRecord(name, type, DClass.IN), Section.QUESTION);
        message.addRecord(own.pointer(Validity.NORMAL), Section.ANSWER);
        return message;
    }

    /** Asks for ourselves: nobody else answers, and nobody else asks so. */
    Message questionForSelf() {
        return questionFor(own.names().instance());
    }

    /** Whether a message is, by what it says, {@link #questionForSelf()}. */
    boolean isQuestionForSelf(Message message) {
        Record question = message.getQuestion();
        return isOwnQuestion(message)
                && question != null
                && question.getName().equals(own.names().instance());
    }

    /** Whether a message is, by what it says, a question of this domain; it may also come from an asker that knows us. */
    boolean isOwnQuestion(Message message) {
        return !message.getHeader().getFlag(Flags.QR)
                && message.getSection(Section.ANSWER).contains(own.pointer(Validity.GOODBYE));
    }

    /** Whether a message tells, by what it says, where this domain is to be reached. */
    boolean isOwnAnnouncement(Message message) {
        Record location = own.location(Validity.NORMAL);
        return message.getHeader().getFlag(Flags.QR)
                && (message.getSection(Section.ANSWER).contains(location)
                        || message.getSection(Section.ADDITIONAL).contains(location));
    }

    Message telling(RecordSet set, List<InetAddress> addresses) {
        return response(0, set, addresses, Validity.NORMAL);
    }

    /** Takes back what {@link #telling} told. */
    Message goodbye(List<InetAddress> addresses) {
        return response(0, RecordSet.SERVICE, addresses, Validity.GOODBYE);
    }

    /** An answer for an asker that speaks plain DNS: it gets its question back, and no bit it does not know. */
    Message legacyAnswer(RecordSet set, List<InetAddress> addresses, Message question) {
        Message message = response(question.getHeader().getID(), set, addresses, Validity.LEGACY);
        question.getSection(Section.QUESTION).forEach(each -> message.addRecord(each, Section.QUESTION));
        return message;
    }

    private Message response(int id, RecordSet set, List<InetAddress> addresses, Validity validity) {
        Message message = new Message(id);
        message.getHeader().setFlag(Flags.QR);
        message.getHeader().setFlag(Flags.AA);
        own.answers(set, addresses, validity).forEach(record -> message.addRecord(record, Section.ANSWER));
        own.additions(set, addresses, validity).forEach(record -> message.addRecord(record, Section.ADDITIONAL));
        return message;
    }
}
