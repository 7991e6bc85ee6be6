// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import org.homedomain.discovery.internal.link.Prefixes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A socket on the mDNS port of one lane. It is bound to the group, so that it lives beside other responders on this
 * machine and never takes a unicast answer that is meant for one of them; where a system does not allow that, to the
 * port alone.
 */
final class LaneSocket implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LaneSocket.class);
    private static final byte[] GROUP_IPV4 = {(byte) 224, 0, 0, (byte) 251};
    private static final byte[] GROUP_IPV6 = {(byte) 0xFF, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xFB};
    private static final int HOPS = 255; // RFC 6762 section 11

    private final NetworkInterface networkInterface;
    private final DatagramChannel channel;
    private final InetSocketAddress group;
    private boolean boundToGroup;

    private LaneSocket(NetworkInterface networkInterface, DatagramChannel channel, InetSocketAddress group) {
        this.networkInterface = networkInterface;
        this.channel = channel;
        this.group = group;
    }

    /** @throws IOException also where the JDK was told to do without IPv6 */
    static LaneSocket open(Lane lane, NetworkInterface networkInterface, Selector selector) throws IOException {
        InetSocketAddress group = new InetSocketAddress(group(lane, networkInterface), MdnsMachine.PORT);
        LaneSocket socket = new LaneSocket(networkInterface, channel(lane), group);
        try {
            socket.configure(networkInterface);
            socket.channel.join(group.getAddress(), networkInterface);
            socket.channel.register(selector, SelectionKey.OP_READ, lane);
            return socket;
        } catch (IOException | RuntimeException failure) {
            socket.close();
            throw failure;
        }
    }

    private static DatagramChannel channel(Lane lane) throws IOException {
        try {
            return DatagramChannel.open(lane.ipv6() ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
        } catch (UnsupportedOperationException noSuchFamily) {
            throw new IOException("this Java does without IPv6", noSuchFamily);
        }
    }

    private static InetAddress group(Lane lane, NetworkInterface networkInterface) throws IOException {
        return lane.ipv6()
                ? Inet6Address.getByAddress(null, GROUP_IPV6, networkInterface)
                : InetAddress.getByAddress(GROUP_IPV4);
    }

    private void configure(NetworkInterface networkInterface) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        if (channel.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT)) {
            channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        }
        channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, networkInterface);
        channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, HOPS);
        channel.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, true);
        bind();
    }

    private void bind() throws IOException {
        try {
            channel.bind(group);
            boundToGroup = true;
        } catch (IOException notHere) {
            LOG.debug("binding to {} failed ({}), binding to the port alone", group, notHere.getMessage());
            channel.bind(new InetSocketAddress(MdnsMachine.PORT));
        }
    }

    /** The sender of the packet that is now in the buffer, or null if there is none. */
    @Nullable
    InetSocketAddress receive(ByteBuffer buffer) throws IOException {
        SocketAddress sender = channel.receive(buffer);
        return (InetSocketAddress) sender;
    }

    /** Sends to the group. */
    void multicast(byte[] packet) throws IOException {
        send(packet, group);
    }

    void send(byte[] packet, InetSocketAddress to) throws IOException {
        if (channel.send(ByteBuffer.wrap(packet), to) == 0) {
            LOG.debug("the send buffer is full, a packet to {} is lost as on any network", to);
        }
    }

    /** What came to the group is from this link by definition; RFC 6762 section 11. */
    boolean accepts(InetAddress sender) {
        return boundToGroup || isOnLink(sender);
    }

    /** Whether an address belongs to a network of this link. */
    boolean isOnLink(InetAddress address) {
        if (address.isLinkLocalAddress()) {
            return true;
        }
        List<InterfaceAddress> own = networkInterface.getInterfaceAddresses();
        return own.stream()
                .filter(each -> each.getAddress() != null)
                .anyMatch(each ->
                        Prefixes.contains(each.getAddress().getAddress(), prefixBits(each), address.getAddress()));
    }

    /** The JDK tells 0 for some IPv4 addresses, which would make everything on-link. */
    private static int prefixBits(InterfaceAddress each) {
        int bits = each.getNetworkPrefixLength();
        int width = each.getAddress() instanceof Inet4Address ? Integer.SIZE : 2 * Long.SIZE;
        return bits <= 0 || bits > width ? width : bits;
    }

    /** Whether this machine sent it: only packets that would be ours are worth the look. */
    static boolean isOfThisMachine(InetAddress sender) {
        try {
            return NetworkInterface.getByInetAddress(sender) != null;
        } catch (IOException failure) {
            LOG.debug("the system does not tell whose address {} is: {}", sender, failure.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            LOG.debug("closing the socket of {} failed: {}", networkInterface.getName(), failure.getMessage());
        }
    }
}
