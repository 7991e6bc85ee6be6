// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench.node;

import io.scalecube.cluster.Cluster;
import io.scalecube.cluster.ClusterConfig;
import io.scalecube.cluster.ClusterImpl;
import io.scalecube.cluster.ClusterMessageHandler;
import io.scalecube.cluster.membership.MembershipEvent;
import io.scalecube.transport.netty.tcp.TcpTransportFactory;
import java.util.Arrays;

/** One member of a ScaleCube cluster. */
public final class ScaleCubeNode {

    private ScaleCubeNode() {}

    /** Takes its port, and the addresses of members to ask for others. */
    public static void main(String[] arguments) throws InterruptedException {
        Voice voice = new Voice();
        int port = Integer.parseInt(arguments[0]);
        String[] seeds = Arrays.copyOfRange(arguments, 1, arguments.length);
        ClusterImpl starting = new ClusterImpl(ClusterConfig.defaultConfig())
                .transportFactory(TcpTransportFactory::new)
                .transport(transport -> transport.port(port))
                .membership(membership -> membership.seedMembers(seeds))
                .handler(cluster -> new Handler(voice));
        voice.active();
        Cluster cluster = starting.startAwait();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            cluster.shutdown();
            cluster.onShutdown().block();
        }));
        voice.self(cluster.member().id());
        voice.answer();
        Thread.currentThread().join();
    }

    private record Handler(Voice voice) implements ClusterMessageHandler {

        @Override
        public void onMembershipEvent(MembershipEvent event) {
            String id = event.member().id();
            if (event.isAdded()) {
                voice.present(id);
            } else if (event.isRemoved() || event.isLeaving()) {
                voice.gone(id);
            }
        }
    }
}
