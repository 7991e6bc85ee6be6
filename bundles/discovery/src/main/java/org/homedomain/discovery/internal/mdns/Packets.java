// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.homedomain.spi.discovery.Announcement;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;

/** Packet to message; whatever is in the packet, nothing is thrown. */
final class Packets {

    private static final int HEADER_OCTETS = 12;

    private Packets() {}

    /** Loads the codec. */
    static void load() {
        Messages messages = new Messages(new OwnRecords(new Announcement("load", "load", "load", "", 1)));
        decode(ByteBuffer.wrap(messages.telling(RecordSet.SERVICE, List.of()).toWire()));
    }

    /** Empty for what is no usable mDNS message. */
    static Optional<Message> decode(ByteBuffer packet) {
        if (!isWithinCaps(packet)) {
            return Optional.empty();
        }
        byte[] octets = new byte[packet.remaining()];
        packet.get(octets);
        try {
            Message message = new Message(octets);
            boolean usable = message.getHeader().getOpcode() == Opcode.QUERY
                    && message.getHeader().getRcode() == Rcode.NOERROR; // RFC 6762 sections 18.3 and 18.11
            return usable ? Optional.of(message) : Optional.empty();
        } catch (IOException | RuntimeException malformed) {
            return Optional.empty(); // the codec throws both; the caller counts
        }
    }

    /** Looks at size and header before any record is read. */
    private static boolean isWithinCaps(ByteBuffer packet) {
        if (packet.remaining() < HEADER_OCTETS || packet.remaining() > Limits.PACKET_OCTETS) {
            return false;
        }
        int records = 0;
        for (int offset = 4; offset < HEADER_OCTETS; offset += Short.BYTES) {
            records += Short.toUnsignedInt(packet.getShort(packet.position() + offset));
        }
        return records <= Limits.PACKET_RECORDS;
    }
}
