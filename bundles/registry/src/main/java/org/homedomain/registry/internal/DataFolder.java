// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.homedomain.spi.exchange.DomainId;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.Octets;
import org.homedomain.spi.exchange.Stamp;
import org.homedomain.spi.transport.ExchangeCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a domain keeps: its ID, its incarnation and whom it knew. Works without a working disk, and says so. */
final class DataFolder {

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    private static final int MAX_ID_BYTES = 1_024;
    private static final int MAX_NUMBER_BYTES = 32;
    private static final int MAX_SNAPSHOT_BYTES = 16 * 1024 * 1024;

    private final StoredFile id;
    private final StoredFile incarnation;
    private final StoredFile snapshot;
    private final ExchangeCodec codec;
    private final Troubles troubles;

    DataFolder(Path folder, ExchangeCodec codec, Troubles troubles) {
        this.id = new StoredFile(folder.resolve("id"), MAX_ID_BYTES);
        this.incarnation = new StoredFile(folder.resolve("incarnation"), MAX_NUMBER_BYTES);
        this.snapshot = new StoredFile(folder.resolve("snapshot"), MAX_SNAPSHOT_BYTES);
        this.codec = codec;
        this.troubles = troubles;
    }

    /** The ID kept here; made and kept if there is none. */
    String id(Supplier<String> fresh) {
        try {
            Optional<String> kept = id.read()
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
                    .filter(text -> !text.isEmpty());
            if (kept.isPresent() && DomainId.isValid(kept.get())) {
                return kept.get();
            }
            if (kept.isPresent()) {
                LOG.warn("{} is damaged: this domain makes itself a new ID.", id.path());
            }
        } catch (IOException unreadable) {
            troubles.report(id.path(), "cannot be read", unreadable);
        }
        String made = fresh.get();
        keepId(made);
        return made;
    }

    void keepId(String value) {
        write(id, value);
    }

    /** The highest incarnation used before; 0 if unknown. */
    long incarnation() {
        try {
            return incarnation
                    .read()
                    .map(bytes -> Long.parseLong(new String(bytes, StandardCharsets.UTF_8).strip()))
                    .map(DataFolder::inRange)
                    .orElse(0L);
        } catch (IOException | NumberFormatException damaged) {
            troubles.report(incarnation.path(), "is damaged and starts anew", damaged);
            return 0;
        }
    }

    private static long inRange(long value) {
        if (value < 0 || value > Stamp.HIGHEST) {
            throw new NumberFormatException(value + " is no incarnation");
        }
        return value;
    }

    void keepIncarnation(long value) {
        write(incarnation, String.valueOf(value));
    }

    /** The messages kept; empty if there are none or they are damaged. */
    List<ExchangeMessage> snapshot() {
        List<ExchangeMessage> messages = new ArrayList<>();
        try {
            Optional<byte[]> bytes = snapshot.read();
            if (bytes.isPresent()) {
                readInto(messages, bytes.get());
            }
        } catch (IOException | RuntimeException damaged) {
            troubles.report(snapshot.path(), "is damaged and left aside", damaged);
        }
        return messages;
    }

    private void readInto(List<ExchangeMessage> messages, byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            for (int left = in.readInt(); left > 0; left--) {
                byte[] message = in.readNBytes(in.readInt());
                messages.add(codec.decode(Octets.copyOf(message)));
            }
        }
    }

    void keepSnapshot(List<ExchangeMessage> messages) {
        write(snapshot, file -> {
            DataOutputStream out = new DataOutputStream(file);
            out.writeInt(messages.size());
            for (ExchangeMessage message : messages) {
                byte[] encoded = codec.encode(message).toByteArray();
                out.writeInt(encoded.length);
                out.write(encoded);
            }
            out.flush();
        });
    }

    private void write(StoredFile file, String line) {
        write(file, out -> out.write((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    private void write(StoredFile file, StoredFile.Content content) {
        try {
            file.write(content);
            troubles.solved(file.path());
        } catch (IOException unwritable) {
            troubles.report(file.path(), "cannot be written", unwritable);
        }
    }
}
