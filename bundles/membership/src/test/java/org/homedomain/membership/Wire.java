// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.util.Optional;

/** One exchange on its way through the {@link World}. */
final class Wire {

    private final World world;
    private final Host from;
    private final int run;
    private final Send send;
    private boolean done;

    Wire(World world, Host from, int run, Send send) {
        this.world = world;
        this.from = from;
        this.run = run;
        this.send = send;
    }

    void travel() {
        world.later(send.deadline(), () -> fail(FailureReason.SILENT, "No answer before the deadline."));
        boolean lost = world.random.nextDouble() < world.loss;
        if (!lost) {
            world.later(world.hop(), this::arrive);
        }
    }

    private void arrive() {
        boolean anySilent = false;
        for (String address : send.target().addresses()) {
            int port = send.target().port();
            Optional<OriginalHost> original = world.originalAt(address, port);
            if (original.isPresent() && isOpen(original.get().id())) {
                original.get()
                        .receive(
                                send.message(),
                                reply -> world.later(world.hop(), () -> replied(new Answer.Reply(0, reply), address)));
                return;
            }
            Optional<Host> host = world.listeningAt(address, port);
            if (host.isPresent() && isOpen(host.get().name())) {
                deliver(host.get(), address);
                return;
            }
            anySilent |= world.machineAt(address)
                    .filter(machine -> isOpen(machine.name()))
                    .isEmpty();
        }
        if (!anySilent) {
            world.later(world.hop(), () -> fail(FailureReason.REFUSED, "Connection refused."));
        }
    }

    private boolean isOpen(String to) {
        return !from.addresses.isEmpty() && !world.isCut(from.name(), to);
    }

    private void deliver(Host host, String address) {
        String remote = from.addresses.get(0);
        host.receive(send.message(), remote, answer -> {
            if (!world.isCut(host.name(), from.name()) && world.random.nextDouble() >= world.loss) {
                world.later(world.hop(), () -> replied(answer, address));
            }
        });
    }

    private void replied(Answer answer, String address) {
        if (answer instanceof Answer.Refusal refusal) {
            fail(refusal.reason(), refusal.sentence());
        } else if (answer instanceof Answer.Reply reply && finish()) {
            from.replied(send.exchangeId(), reply.message(), address);
        }
    }

    private void fail(FailureReason reason, String sentence) {
        if (finish()) {
            from.failed(send.exchangeId(), reason, sentence);
        }
    }

    private boolean finish() {
        boolean first = !done && from.isRun(run);
        done = true;
        return first;
    }
}
