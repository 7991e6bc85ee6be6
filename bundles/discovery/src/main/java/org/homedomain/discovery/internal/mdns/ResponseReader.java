// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.spi.discovery.LocalNetwork;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/**
 * Finds instances of our service in a response. Pure; goodbyes (TTL 0) and whatever belongs to others are passed over.
 * One per packet.
 */
final class ResponseReader {

    private final ServiceNames names;
    private final Set<Name> instances = new LinkedHashSet<>();
    private final Map<Name, SRVRecord> locations = new LinkedHashMap<>();
    private final Map<Name, String> fullIds = new LinkedHashMap<>();
    private final Map<Name, List<InetAddress>> hosts = new LinkedHashMap<>();

    private ResponseReader(ServiceNames names) {
        this.names = names;
    }

    static List<Heard> read(ServiceNames names, Message response, InetAddress sender) {
        ResponseReader reader = new ResponseReader(names);
        response.getSection(Section.ANSWER).forEach(reader::take);
        response.getSection(Section.ADDITIONAL).forEach(reader::take);
        return reader.instances.stream()
                .flatMap(instance -> reader.heard(instance, sender).stream())
                .toList();
    }

    private void take(Record each) {
        boolean internet = (each.getDClass() & ~OwnRecords.CACHE_FLUSH) == DClass.IN;
        if (!internet || each.getTTL() == 0) {
            return;
        }
        if (each instanceof PTRRecord pointer && each.getName().equals(names.type())) {
            instances.add(pointer.getTarget());
        } else if (each instanceof SRVRecord location) {
            locations.put(each.getName(), location);
            instances.add(each.getName());
        } else if (each instanceof TXTRecord text) {
            TextEntries.value(text, "id").ifPresent(id -> fullIds.put(each.getName(), id));
        } else if (each instanceof ARecord host) {
            hosts.computeIfAbsent(each.getName(), name -> new ArrayList<>()).add(host.getAddress());
        } else if (each instanceof AAAARecord host) {
            hosts.computeIfAbsent(each.getName(), name -> new ArrayList<>()).add(host.getAddress());
        }
    }

    private Optional<Heard> heard(Name instance, InetAddress sender) {
        return names.idIn(instance)
                .map(label -> fullIds.getOrDefault(instance, label).strip())
                .filter(id -> !id.isEmpty() || LocalNetwork.isNear(sender))
                .map(id -> heard(instance, id, sender));
    }

    private Heard heard(Name instance, String id, InetAddress sender) {
        SRVRecord location = locations.get(instance);
        if (location == null || location.getPort() < 1 || location.getPort() > Endpoint.MAX_PORT) {
            return new Heard(instance, id, 0, List.of(sender));
        }
        Set<InetAddress> addresses = new LinkedHashSet<>(List.of(sender));
        for (InetAddress told : hosts.getOrDefault(location.getTarget(), List.of())) {
            // Whoever is dialled without an ID counts as given by a person, and is dialled wherever it is.
            boolean allowed = !id.isEmpty() || LocalNetwork.isNear(told);
            if (addresses.size() < Limits.ADDRESSES && allowed && isDialable(told, sender)) {
                addresses.add(told);
            }
        }
        return new Heard(instance, id, location.getPort(), List.copyOf(addresses));
    }

    private static boolean isDialable(InetAddress told, InetAddress sender) {
        return !told.isAnyLocalAddress()
                && !told.isMulticastAddress()
                && (!told.isLoopbackAddress() || sender.isLoopbackAddress())
                && told.getAddress()[0] != (byte) 0xFF;
    }
}
