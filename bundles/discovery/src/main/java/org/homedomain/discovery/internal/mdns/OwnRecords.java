// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.homedomain.spi.discovery.Announcement;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** The records that describe this domain; pure. */
final class OwnRecords {

    /**
     * Seconds that others may keep our records. Short also for PTR, where RFC 6762 proposes 75 minutes: a domain that
     * was killed shall not be listed for that long.
     */
    static final long TTL_SECONDS = 120;

    /** The top bit of the class says that the name is ours alone; RFC 6762 section 10.2. */
    static final int CACHE_FLUSH = 0x8000;

    private static final int MAX_TEXT_OCTETS = 255; // of one TXT string, the key included

    /**
     * For how long and how records hold.
     *
     * @param seconds time to live; 0 takes a record back
     * @param uniqueClass class of the records whose name is ours alone
     */
    record Validity(long seconds, int uniqueClass) {

        static final Validity NORMAL = new Validity(TTL_SECONDS, DClass.IN | CACHE_FLUSH);
        static final Validity GOODBYE = new Validity(0, DClass.IN | CACHE_FLUSH);
        /** For askers that speak plain DNS; RFC 6762 section 6.7. */
        static final Validity LEGACY = new Validity(10, DClass.IN);
    }

    private final Announcement self;
    private final ServiceNames names;

    OwnRecords(Announcement self) {
        this.self = self;
        this.names = ServiceNames.of(self);
    }

    ServiceNames names() {
        return names;
    }

    /** Which records a question is after. */
    Set<RecordSet> askedFor(Name name, int type) {
        Set<RecordSet> sets = EnumSet.noneOf(RecordSet.class);
        if (name.equals(names.type()) && isOneOf(type, Type.PTR)) {
            sets.add(RecordSet.SERVICE);
        }
        if (name.equals(ServiceNames.ALL_TYPES) && isOneOf(type, Type.PTR)) {
            sets.add(RecordSet.TYPES);
        }
        if (name.equals(names.instance()) && isOneOf(type, Type.SRV, Type.TXT)) {
            sets.add(RecordSet.INSTANCE);
        }
        if (name.equals(names.host()) && isOneOf(type, Type.A, Type.AAAA)) {
            sets.add(RecordSet.HOST);
        }
        return sets;
    }

    private static boolean isOneOf(int type, int... served) {
        for (int each : served) {
            if (type == each || type == Type.ANY) {
                return true;
            }
        }
        return false;
    }

    /** The records that answer. */
    List<Record> answers(RecordSet set, List<InetAddress> addresses, Validity validity) {
        return switch (set) {
            case SERVICE -> List.of(pointer(validity));
            case TYPES -> List.of(new PTRRecord(ServiceNames.ALL_TYPES, DClass.IN, validity.seconds(), names.type()));
            case INSTANCE -> List.of(location(validity), text(validity));
            case HOST -> hosts(addresses, validity);
        };
    }

    /** Records that the asker will ask for next; RFC 6763 section 12. */
    List<Record> additions(RecordSet set, List<InetAddress> addresses, Validity validity) {
        List<Record> records = new ArrayList<>();
        if (set == RecordSet.SERVICE) {
            records.add(location(validity));
            records.add(text(validity));
        }
        if (set == RecordSet.SERVICE || set == RecordSet.INSTANCE) {
            records.addAll(hosts(addresses, validity));
        }
        return records;
    }

    PTRRecord pointer(Validity validity) {
        return new PTRRecord(names.type(), DClass.IN, validity.seconds(), names.instance());
    }

    Record location(Validity validity) {
        return new SRVRecord(
                names.instance(), validity.uniqueClass(), validity.seconds(), 0, 0, self.port(), names.host());
    }

    private Record text(Validity validity) {
        List<String> entries =
                new ArrayList<>(List.of("txtvers=1", entry("name", self.name()), entry("ver", self.version())));
        if (ServiceNames.isCut(self.id())) {
            // An ID that does not fit here either is not told at all: half of it would be somebody else's.
            entries.add(TextEntries.fits("id", self.id(), MAX_TEXT_OCTETS) ? entry("id", self.id()) : "id=");
        }
        return new TXTRecord(names.instance(), validity.uniqueClass(), validity.seconds(), entries);
    }

    private List<Record> hosts(List<InetAddress> addresses, Validity validity) {
        return addresses.stream()
                .limit(Limits.ADDRESSES)
                .map(address -> host(address, validity))
                .toList();
    }

    private Record host(InetAddress address, Validity validity) {
        return address instanceof Inet4Address
                ? new ARecord(names.host(), validity.uniqueClass(), validity.seconds(), address)
                : new AAAARecord(names.host(), validity.uniqueClass(), validity.seconds(), address);
    }

    private static String entry(String key, String value) {
        return key + "=" + TextEntries.escape(value, MAX_TEXT_OCTETS - key.length() - 1);
    }
}
