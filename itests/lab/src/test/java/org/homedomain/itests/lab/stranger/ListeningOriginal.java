// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.stranger;

import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;

/**
 * Stands in for an original domain that has company: it never asks and never announces, only listens to mDNS, and sends
 * its identity list to whoever it hears. Arguments: interface, its address, service type, its UUID.
 */
public final class ListeningOriginal {

    private static final int MDNS_PORT = 5353;
    private static final int MAXIMUM_PACKET = 9000;

    private final Name type;
    private final WireIdentity self;
    private final Set<String> met = new HashSet<>();

    private ListeningOriginal(Name type, WireIdentity self) {
        this.type = type;
        this.self = self;
    }

    /** Runs until it is ended. */
    public static void main(String[] arguments) throws IOException {
        String uuid = arguments[3];
        Server[] server = new Server[1];
        server[0] = serve(() -> new WireIdentity(uuid, "0.1.0", arguments[1], server[0].getPort()));
        WireIdentity self = new WireIdentity(uuid, "0.1.0", arguments[1], server[0].getPort());
        Name type = Name.fromString(arguments[2] + ".local.");
        new ListeningOriginal(type, self).listen(NetworkInterface.getByName(arguments[0]));
    }

    private static Server serve(java.util.function.Supplier<WireIdentity> self) throws IOException {
        ServerServiceDefinition.Builder service = ServerServiceDefinition.builder("grpcdomain.Domain");
        for (String method : List.of("ShareIdentityList", "DumpIdentityList")) {
            service.addMethod(RawCalls.method(method), ServerCalls.asyncUnaryCall((request, reply) -> {
                reply.onNext(WireIdentity.list(self.get(), List.of()));
                reply.onCompleted();
            }));
        }
        return NettyServerBuilder.forPort(0).addService(service.build()).build().start();
    }

    private void listen(NetworkInterface link) throws IOException {
        try (MulticastSocket socket = new MulticastSocket(MDNS_PORT)) {
            socket.joinGroup(new InetSocketAddress(InetAddress.getByName("224.0.0.251"), MDNS_PORT), link);
            System.out.println("listening, serving " + self.port() + ".");
            byte[] buffer = new byte[MAXIMUM_PACKET];
            while (!Thread.currentThread().isInterrupted()) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                heard(new Message(Arrays.copyOf(packet.getData(), packet.getLength())));
            }
        }
    }

    private void heard(Message message) {
        List<Record> records = List.of(Section.ANSWER, Section.ADDITIONAL).stream()
                .flatMap(section -> message.getSection(section).stream())
                .toList();
        for (Record candidate : records) {
            if (candidate instanceof SRVRecord service && service.getName().subdomain(type)) {
                address(records, service.getTarget()).ifPresent(address -> meet(service, address));
            }
        }
    }

    private void meet(SRVRecord service, String address) {
        String uuid = service.getName().getLabelString(0);
        if (!met.add(uuid)) {
            return;
        }
        System.out.println("heard " + uuid + " at " + address + ":" + service.getPort());
        try (RawCalls calls = new RawCalls(address, service.getPort())) {
            byte[] reply = calls.call("ShareIdentityList", WireIdentity.list(self, List.of()));
            System.out.println("met " + WireIdentity.uuids(reply));
        } catch (StatusRuntimeException | IOException failed) {
            met.remove(uuid);
            System.out.println("failed: " + failed);
        }
    }

    private static Optional<String> address(List<Record> records, Name host) {
        return records.stream()
                .filter(candidate ->
                        candidate instanceof ARecord && candidate.getName().equals(host))
                .map(candidate -> ((ARecord) candidate).getAddress().getHostAddress())
                .findFirst();
    }
}
