// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.link;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** One entry of {@code interfaces} in {@code [network]}: an interface by name ({@code eth0}, {@code wlan*}) or a network in CIDR notation. */
sealed interface AllowPattern {

    boolean allows(String interfaceName, InetAddress address);

    /** Reads an entry; what is not a network is a name, in which {@code *} and {@code ?} stand for any characters. */
    static AllowPattern parse(String text) {
        return Network.parse(text).<AllowPattern>map(network -> network).orElseGet(() -> Name.parse(text));
    }

    /** Interfaces by name. */
    record Name(Pattern pattern) implements AllowPattern {

        static Name parse(String glob) {
            StringBuilder regex = new StringBuilder();
            for (int i = 0; i < glob.length(); i++) {
                char c = glob.charAt(i);
                regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
            }
            return new Name(Pattern.compile(regex.toString()));
        }

        @Override
        public boolean allows(String interfaceName, InetAddress address) {
            return pattern.matcher(interfaceName).matches();
        }
    }

    /** Addresses of one network. */
    record Network(InetAddress prefix, int bits) implements AllowPattern {

        /** A bare address is a network of one. */
        static Optional<Network> parse(String text) {
            int slash = text.indexOf('/');
            String address = slash < 0 ? text : text.substring(0, slash);
            if (!address.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
                return Optional.empty(); // nothing that could make the next line ask a name server
            }
            try {
                InetAddress prefix = InetAddress.getByName(address);
                int width = prefix.getAddress().length * Byte.SIZE;
                int bits = slash < 0 ? width : Integer.parseInt(text.substring(slash + 1));
                return bits < 0 || bits > width ? Optional.empty() : Optional.of(new Network(prefix, bits));
            } catch (UnknownHostException | NumberFormatException notANetwork) {
                return Optional.empty();
            }
        }

        @Override
        public boolean allows(String interfaceName, InetAddress address) {
            return Prefixes.contains(prefix.getAddress(), bits, address.getAddress());
        }
    }
}
