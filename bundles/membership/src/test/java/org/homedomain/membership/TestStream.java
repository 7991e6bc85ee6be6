// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import org.homedomain.api.peer.Endpoint;
import org.homedomain.spi.exchange.Handshake;

/** One open stream through the {@link World}: it breaks when a process at one end dies, and is silent while cut. */
final class TestStream {

    private final World world;
    private final Host opener;
    private final int openerRun;
    private final long openerId;
    private Host acceptor;
    private int acceptorRun;
    private long acceptorId;
    private boolean over;
    private boolean stuck;

    TestStream(World world, Host opener, int openerRun, long openerId) {
        this.world = world;
        this.opener = opener;
        this.openerRun = openerRun;
        this.openerId = openerId;
        this.acceptor = opener;
        world.opened(this);
    }

    void travel(Endpoint target, Handshake greeting) {
        world.later(world.hop(), () -> {
            String address = target.addresses().get(0);
            Host found = world.listeningAt(address, target.port()).orElse(null);
            if (found != null && isOpen(opener, found)) {
                acceptor = found;
                acceptorRun = found.run();
                acceptorId = found.offer(this, greeting, opener.addresses.get(0));
            } else if (world.machineAt(address).isPresent()) {
                over = true;
                tell(opener, openerRun, openerId, new Input.StreamEnded(openerId, FailureReason.REFUSED, "refused"));
            }
        });
    }

    boolean isOpen() {
        return !over && acceptor != opener;
    }

    boolean isOver() {
        return over;
    }

    void stick() {
        stuck = true;
    }

    /** An order of one end. */
    void carry(Host from, StreamOrder order) {
        boolean toAcceptor = from == opener;
        Host to = toAcceptor ? acceptor : opener;
        int run = toAcceptor ? acceptorRun : openerRun;
        long streamId = toAcceptor ? acceptorId : openerId;
        boolean ends = order instanceof StreamOrder.End;
        if (over || (stuck && !ends) || !isOpen(from, to) || world.random.nextDouble() < world.loss) {
            return;
        }
        if (order instanceof StreamOrder.Greet greet) {
            tell(to, run, streamId, new Input.StreamGreeted(streamId, greet.greeting()));
        } else if (order instanceof StreamOrder.Say say) {
            world.beats++;
            tell(to, run, streamId, new Input.BeatReceived(streamId, say.beat()));
        } else if (order instanceof StreamOrder.Tell tell) {
            world.verdicts++;
            tell(to, run, streamId, new Input.VerdictReceived(streamId, tell.verdict()));
        } else if (order instanceof StreamOrder.End end) {
            over = true;
            tell(to, run, streamId, new Input.StreamEnded(streamId, end.reason(), end.sentence()));
        }
    }

    /** The process of that host has died. */
    void broke(Host dead) {
        boolean acceptorLives = dead == opener;
        Host to = acceptorLives ? acceptor : opener;
        if (over || !isOpen(dead, to)) {
            return;
        }
        over = true;
        long streamId = acceptorLives ? acceptorId : openerId;
        tell(
                to,
                acceptorLives ? acceptorRun : openerRun,
                streamId,
                new Input.StreamEnded(streamId, FailureReason.SILENT, "connection reset"));
    }

    private boolean isOpen(Host from, Host to) {
        return !from.addresses.isEmpty() && !to.addresses.isEmpty() && !world.isCut(from.name(), to.name());
    }

    private void tell(Host to, int run, long streamId, Input input) {
        world.later(world.hop(), () -> {
            if (to.isRun(run)) {
                to.streamTold(streamId, input);
            }
        });
    }
}
