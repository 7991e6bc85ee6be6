// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.ObjIntConsumer;
import org.homedomain.membership.Answer;
import org.homedomain.membership.FailureReason;
import org.homedomain.membership.Input;
import org.homedomain.spi.exchange.ExchangeMessage;

/** Questions that wait for a domain's answer. */
final class Desk {

    /** As the server of production: more calls at once are refused. */
    private static final int MAX_WAITING_CALLS = 256;

    /** As the registry of production: what waited longer in its queue is refused unread; rule M12.4. */
    private static final long MESSAGE_KEEPS = 2_000_000_000L;

    private final World world;
    private final Domain domain;
    private final Map<Long, ObjIntConsumer<Answer>> waiting = new HashMap<>();
    private long lastToken;
    private int waitingCalls;

    Desk(World world, Domain domain) {
        this.world = world;
        this.domain = domain;
    }

    /** A number for a question; its answer goes where it says. */
    long token(ObjIntConsumer<Answer> answer) {
        lastToken++;
        waiting.put(lastToken, answer);
        return lastToken;
    }

    /** A call came in: it is taken in its turn. */
    void receive(ObjIntConsumer<Answer> answer, LongFunction<Input> question, Consumer<Input> step) {
        if (waitingCalls >= MAX_WAITING_CALLS) {
            answer.accept(new Answer.Refusal(0, FailureReason.SILENT, "Too many messages wait already."), 0);
            return;
        }
        waitingCalls++;
        long arrived = world.now();
        domain.agenda().hear(() -> {
            waitingCalls--;
            // While the process stood still nothing had read it.
            if (world.now() - Math.max(arrived, domain.host().pausedUntil()) > MESSAGE_KEEPS) {
                answer.accept(new Answer.Refusal(0, FailureReason.SILENT, "This domain is slow now."), 0);
            } else {
                step.accept(question.apply(token(answer)));
            }
        });
    }

    /** The domain's answer to one of them. */
    void answer(Answer answer) {
        Answer spoken = answer;
        int size = 0;
        if (answer instanceof Answer.Reply reply) {
            ExchangeMessage message = domain.edition().spoken(reply.message());
            size = size(message);
            spoken = new Answer.Reply(reply.token(), message);
        }
        ObjIntConsumer<Answer> asker = waiting.remove(answer.token());
        if (asker != null) {
            asker.accept(spoken, size);
        }
    }

    /** How large a message is that leaves. */
    int size(ExchangeMessage message) {
        int size = world.codec().encode(message).size();
        domain.host().sent(size);
        world.witness().said(domain, message, size);
        return size;
    }
}
