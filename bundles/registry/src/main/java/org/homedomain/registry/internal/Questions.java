// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.homedomain.api.peer.DomainControlException;
import org.homedomain.api.peer.Peer;
import org.homedomain.membership.Answer;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.transport.ExchangeFailure;

/** Who waits for which answer; used on the loop only. */
final class Questions {

    private final Map<Long, CompletableFuture<ExchangeMessage>> exchanges = new HashMap<>();
    private final Map<Long, CompletableFuture<Peer>> joins = new HashMap<>();
    private final Map<Long, CompletableFuture<Void>> wishes = new HashMap<>();
    private long lastToken;

    long exchange(CompletableFuture<ExchangeMessage> asker) {
        lastToken++;
        exchanges.put(lastToken, asker);
        return lastToken;
    }

    long join(CompletableFuture<Peer> asker) {
        lastToken++;
        joins.put(lastToken, asker);
        return lastToken;
    }

    /** Leaving, sleeping or waking. */
    long wish(CompletableFuture<Void> asker) {
        lastToken++;
        wishes.put(lastToken, asker);
        return lastToken;
    }

    void answer(Answer answer) {
        CompletableFuture<ExchangeMessage> exchange = exchanges.remove(answer.token());
        CompletableFuture<Peer> join = joins.remove(answer.token());
        CompletableFuture<Void> wish = wishes.remove(answer.token());
        if (answer instanceof Answer.Reply reply && exchange != null) {
            exchange.complete(reply.message());
        } else if (answer instanceof Answer.Refusal refusal && exchange != null) {
            ExchangeFailure.Reason reason =
                    ExchangeFailure.Reason.valueOf(refusal.reason().name());
            exchange.completeExceptionally(new ExchangeFailure(reason, refusal.sentence()));
        } else if (answer instanceof Answer.Joined joined && join != null) {
            join.complete(joined.peer());
        } else if (answer instanceof Answer.NotJoined failed && join != null) {
            join.completeExceptionally(new DomainControlException(failed.sentence()));
        } else if (answer instanceof Answer.NotDone refused && wish != null) {
            wish.completeExceptionally(new DomainControlException(refused.sentence()));
        } else if (wish != null) {
            wish.complete(null);
        }
    }

    /** Nobody will answer any more. */
    void abandon() {
        ExchangeFailure stopped = new ExchangeFailure(ExchangeFailure.Reason.SILENT, "This domain starts anew.");
        exchanges.values().forEach(asker -> asker.completeExceptionally(stopped));
        joins.values()
                .forEach(asker -> asker.completeExceptionally(
                        new DomainControlException("This domain starts anew; try again in a moment.")));
        wishes.values().forEach(asker -> asker.complete(null));
        exchanges.clear();
        joins.clear();
        wishes.clear();
    }
}
