// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.net.InetSocketAddress;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Somebody on the virtual link who is no domain, and the messages that a test puts into its mouth. */
final class Stranger {

    /** Where it sends from. */
    static final InetSocketAddress AT = new InetSocketAddress(VirtualLink.address(200), 5353);

    /** The type under which the domains of a virtual link are found. */
    static final Name TYPE = Name.fromConstantString("_test._tcp.local.");

    private Stranger() {}

    static Message question(Name name, int type, int dclass) {
        Message message = new Message(0);
        message.addRecord(Record.newRecord(name, type, dclass), Section.QUESTION);
        return message;
    }

    /** Without records. */
    static Message response() {
        Message message = new Message(0);
        message.getHeader().setFlag(Flags.QR);
        return message;
    }

    /** The instance of that ID. */
    static Name under(String id) {
        return Name.fromConstantString(id + "._test._tcp.local.");
    }
}
