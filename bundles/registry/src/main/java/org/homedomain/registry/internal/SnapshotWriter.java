// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.homedomain.spi.exchange.ExchangeMessage;

/** Writes the snapshot a second after the first change, so that many changes cost one write; used on the loop only. */
final class SnapshotWriter {

    private static final Duration TOGETHER = Duration.ofSeconds(1);

    private final SerialLoop loop;
    private final SerialLoop disk;
    private final DataFolder folder;
    private final Supplier<List<ExchangeMessage>> content;
    private boolean waiting;

    SnapshotWriter(SerialLoop loop, SerialLoop disk, DataFolder folder, Supplier<List<ExchangeMessage>> content) {
        this.loop = loop;
        this.disk = disk;
        this.folder = folder;
        this.content = content;
    }

    void writeSoon() {
        if (!waiting) {
            waiting = true;
            loop.later(TOGETHER, this::writeNow);
        }
    }

    void writeNow() {
        waiting = false;
        List<ExchangeMessage> messages = content.get();
        disk.post(() -> folder.keepSnapshot(messages));
    }
}
