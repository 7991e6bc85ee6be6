// SPDX-License-Identifier: Apache-2.0
package org.homedomain.rpc.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.homedomain.api.diagnosis.Figure;
import org.homedomain.rpc.internal.call.Traffic;
import org.homedomain.rpc.internal.call.Traffic.Count;
import org.homedomain.rpc.internal.wire.Drop;

/** What the transport did since the start, in numbers. */
final class RpcStatistics {

    private final PeerRpc rpc;

    RpcStatistics(PeerRpc rpc) {
        this.rpc = rpc;
    }

    List<Figure> figures() {
        Traffic traffic = rpc.traffic();
        List<Figure> figures = new ArrayList<>();
        List<Count> counts = traffic.counts();
        messages("messages.sent", "messages sent", counts, Count::messagesSent, figures);
        messages("messages.received", "messages received", counts, Count::messagesReceived, figures);
        bytes("bytes.sent", "sent, without the headers of HTTP/2 and TCP", counts, Count::bytesSent, figures);
        bytes("bytes.received", "received, without those headers", counts, Count::bytesReceived, figures);
        figures.add(Figure.count("calls.made", traffic.made(), "calls to others"));
        figures.add(Figure.count("calls.failed", traffic.failed(), "calls to others that failed"));
        figures.add(Figure.count("calls.answered", traffic.answered(), "calls of others"));
        figures.add(Figure.count("calls.open", traffic.open(), "calls under way and open streams"));
        figures.add(Figure.count("connections.open", rpc.gate().open(), "connections of others"));
        refused(figures);
        for (Drop drop : Drop.values()) {
            String name = drop.name().toLowerCase(Locale.ROOT).replace('_', '-');
            figures.add(Figure.count("dropped.wire." + name, rpc.drops().of(drop), drop.words()));
        }
        return figures;
    }

    private static void messages(
            String name, String meaning, List<Count> counts, ToLongFunction<Count> which, List<Figure> figures) {
        figures.add(Figure.count(name, counts.stream().mapToLong(which).sum(), meaning));
        counts.forEach(count ->
                figures.add(Figure.count(name + "." + count.kind(), which.applyAsLong(count), "… of " + count.kind())));
    }

    private static void bytes(
            String name, String meaning, List<Count> counts, ToLongFunction<Count> which, List<Figure> figures) {
        figures.add(Figure.bytes(name, counts.stream().mapToLong(which).sum(), meaning));
        counts.forEach(count ->
                figures.add(Figure.bytes(name + "." + count.kind(), which.applyAsLong(count), "… of " + count.kind())));
    }

    private void refused(List<Figure> figures) {
        figures.add(Figure.count(
                "dropped.connections.address", rpc.gate().refusedByRule(), "connections from or to such addresses"));
        figures.add(Figure.count(
                "dropped.connections.too-many", rpc.gate().refusedByCap(), "connections beyond the limit"));
        figures.add(Figure.count(
                "dropped.connections.stranger", rpc.gate().strangers(), "connections that spoke no HTTP/2"));
        figures.add(Figure.count("dropped.calls", rpc.refusedCalls(), "calls that were too many or too slow"));
    }
}
