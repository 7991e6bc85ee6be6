// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench.node;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.config.Config;
import com.hazelcast.config.ListenerConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.core.LifecycleListener;

/** One member of a Hazelcast cluster. */
public final class HazelcastNode {

    private HazelcastNode() {}

    /** Takes nothing. */
    public static void main(String[] arguments) throws InterruptedException {
        Voice voice = new Voice();
        Config config = Config.load();
        LifecycleListener activation = event -> {
            if (event.getState() == LifecycleState.STARTING) {
                voice.active();
            }
        };
        config.addListenerConfig(new ListenerConfig(activation));
        config.addListenerConfig(new ListenerConfig(new Listener(voice)));
        HazelcastInstance instance = Hazelcast.newHazelcastInstance(config);
        // By default SIGTERM ends it without a goodbye.
        Runtime.getRuntime().addShutdownHook(new Thread(instance::shutdown));
        Member self = instance.getCluster().getLocalMember();
        voice.self(self.getUuid().toString());
        instance.getLifecycleService().addLifecycleListener(event -> {
            if (event.getState() == LifecycleState.MERGED) { // with another UUID
                voice.self(instance.getCluster().getLocalMember().getUuid().toString());
            }
        });
        instance.getCluster().getMembers().stream()
                .filter(member -> !member.equals(self))
                .forEach(member -> voice.present(member.getUuid().toString()));
        voice.answer();
        Thread.currentThread().join();
    }

    private record Listener(Voice voice) implements MembershipListener {

        @Override
        public void memberAdded(MembershipEvent event) {
            if (!event.getMember().localMember()) {
                voice.present(event.getMember().getUuid().toString());
            }
        }

        @Override
        public void memberRemoved(MembershipEvent event) {
            voice.gone(event.getMember().getUuid().toString());
        }
    }
}
