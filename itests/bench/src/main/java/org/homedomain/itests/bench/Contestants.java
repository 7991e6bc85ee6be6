// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homedomain.itests.bench.node.HazelcastNode;
import org.homedomain.itests.bench.node.JGroupsNode;
import org.homedomain.itests.bench.node.ScaleCubeNode;

/** All systems that are measured, ours first. */
final class Contestants {

    static final String OURS = "homedomain";

    private static final int SCALECUBE_PORT = 4801;
    private static final int JGROUPS_PORT = 7800;

    /** Whom a newcomer asks where multicast is not the shipped way: so many, so that one of them may be the dead one. */
    private static final int SEEDS = 2;

    private Contestants() {}

    static List<Contestant> all() {
        return List.of(
                new Homedomain(),
                new JavaNode("jgroups-udp", Contestants::jgroupsUdp),
                new JavaNode("jgroups-tcp", Contestants::jgroupsTcp),
                new JavaNode("hazelcast", slot -> hazelcast()),
                new JavaNode("scalecube", Contestants::scalecube),
                new Memberlist());
    }

    static List<String> names() {
        return all().stream().map(Contestant::name).toList();
    }

    /** Those of the names, in the order of the names. */
    static List<Contestant> named(List<String> names) {
        List<Contestant> all = all();
        return names.stream()
                .flatMap(name ->
                        all.stream().filter(contestant -> contestant.name().equals(name)))
                .toList();
    }

    private static List<String> jgroupsUdp(Slot slot) {
        return List.of(JGroupsNode.class.getName(), "udp.xml", member(slot));
    }

    private static List<String> jgroupsTcp(Slot slot) {
        String hosts = IntStream.range(0, SEEDS)
                .mapToObj(seed -> World.ADDRESS + "[" + (JGROUPS_PORT + seed) + "]")
                .collect(Collectors.joining(","));
        return List.of(
                "-Djgroups.tcpping.initial_hosts=" + hosts,
                JGroupsNode.class.getName(),
                "tcp.xml",
                member(slot),
                Integer.toString(JGROUPS_PORT + slot.number()));
    }

    static String member(Slot slot) {
        return "n" + slot.number();
    }

    /** With the options of the virtual machine that it asks for in its log. */
    private static List<String> hazelcast() {
        return List.of(
                "--add-modules=java.se",
                "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-opens=java.management/sun.management=ALL-UNNAMED",
                "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED",
                HazelcastNode.class.getName());
    }

    private static List<String> scalecube(Slot slot) {
        return Stream.concat(
                        List.of(ScaleCubeNode.class.getName(), Integer.toString(SCALECUBE_PORT + slot.number()))
                                .stream(),
                        seeds(slot, SCALECUBE_PORT).stream())
                .toList();
    }

    /** Addresses of the first members but itself. */
    static List<String> seeds(Slot slot, int firstPort) {
        return IntStream.range(0, SEEDS)
                .filter(seed -> seed != slot.number())
                .mapToObj(seed -> World.ADDRESS + ":" + (firstPort + seed))
                .toList();
    }
}
