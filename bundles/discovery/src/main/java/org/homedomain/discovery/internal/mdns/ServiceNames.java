// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.homedomain.spi.discovery.Announcement;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.TextParseException;

/**
 * The names under which a domain is announced.
 *
 * @param type of the service, shared by the dominion
 * @param instance this domain's service: its ID under the type
 * @param host what the service's addresses belong to: its ID under {@code local.}
 */
record ServiceNames(Name type, Name instance, Name host) {

    /** Asks for all types of services there are; RFC 6763 section 9. */
    static final Name ALL_TYPES = name("_services._dns-sd._udp.local.");

    private static final Name LOCAL = name("local.");
    private static final int MAX_LABEL_OCTETS = 63;

    static ServiceNames of(Announcement self) {
        Name type = typeOf(self);
        byte[] label = self.id().getBytes(StandardCharsets.UTF_8);
        return new ServiceNames(type, under(label, type), under(label, LOCAL));
    }

    static Name typeOf(Announcement self) {
        return name(ServiceType.ofTitle(self.title()) + ".local.");
    }

    /** Whether the ID does not fit into a name and must be told in full elsewhere. */
    static boolean isCut(String id) {
        return id.getBytes(StandardCharsets.UTF_8).length > MAX_LABEL_OCTETS;
    }

    /** The ID in an instance name of our type; empty for any other name. */
    Optional<String> idIn(Name instanceName) {
        boolean ours = instanceName.labels() == type.labels() + 1 && instanceName.subdomain(type);
        return ours ? Optional.of(firstLabel(instanceName)).filter(id -> !id.isBlank()) : Optional.empty();
    }

    private static String firstLabel(Name name) {
        byte[] label = name.getLabel(0); // its length, then its octets
        return new String(label, 1, label.length - 1, StandardCharsets.UTF_8);
    }

    /** Each octet escaped, as an ID may hold dots and more. */
    private static Name under(byte[] label, Name parent) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < Math.min(label.length, MAX_LABEL_OCTETS); i++) {
            escaped.append(String.format("\\%03d", Byte.toUnsignedInt(label[i])));
        }
        try {
            return Name.concatenate(Name.fromString(escaped.toString()), parent);
        } catch (TextParseException | NameTooLongException impossible) {
            throw new IllegalStateException("no DNS label: " + escaped, impossible);
        }
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text);
        } catch (TextParseException impossible) {
            throw new IllegalStateException("no DNS name: " + text, impossible);
        }
    }
}
