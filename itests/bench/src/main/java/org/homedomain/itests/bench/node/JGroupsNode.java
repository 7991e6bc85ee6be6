// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench.node;

import java.util.stream.Collectors;
import org.jgroups.Address;
import org.jgroups.JChannel;
import org.jgroups.Receiver;
import org.jgroups.View;
import org.jgroups.util.UUID;

/** One member of a JGroups cluster, with one of the two stacks that come in its jar. */
public final class JGroupsNode {

    private JGroupsNode() {}

    /** Takes the name of the stack's file, that of this member, and a port if the stack's range is too small. */
    public static void main(String[] arguments) throws Exception {
        Voice voice = new Voice();
        JChannel channel = new JChannel(arguments[0]).name(arguments[1]);
        if (arguments.length > 2) {
            channel.getProtocolStack().getTransport().setBindPort(Integer.parseInt(arguments[2]));
        }
        channel.setReceiver(new Receiver() {
            @Override
            public void viewAccepted(View view) {
                voice.presentAre(view.getMembers().stream()
                        .filter(member -> !member.equals(channel.getAddress()))
                        .map(JGroupsNode::id)
                        .collect(Collectors.toSet()));
            }
        });
        Runtime.getRuntime().addShutdownHook(new Thread(channel::close));
        voice.active();
        channel.connect("bench");
        voice.self(id(channel.getAddress()));
        voice.answer();
        Thread.currentThread().join();
    }

    /** Not its name: that travels apart from views, and who does not know it yet would say another ID. */
    private static String id(Address member) {
        return ((UUID) member).toStringLong();
    }
}
