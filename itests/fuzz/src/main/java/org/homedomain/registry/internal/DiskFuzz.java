// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.itests.fuzz.Check;
import org.homedomain.itests.fuzz.Choices;
import org.homedomain.itests.fuzz.Understood;
import org.homedomain.membership.Input;
import org.homedomain.membership.LocalIdentity;
import org.homedomain.membership.Membership;
import org.homedomain.membership.MembershipSettings;
import org.homedomain.membership.Pacing;
import org.homedomain.membership.Remembered;
import org.homedomain.rpc.internal.wire.WireCodec;
import org.homedomain.spi.exchange.ExchangeMessage;

/** What an earlier run, a power cut or somebody with an editor left in the data folder. */
public final class DiskFuzz {

    private static final Path FOLDER = folder();
    private static final LocalIdentity SELF =
            new LocalIdentity("hallway", Endpoint.of("10.0.0.7", 9000), "0.1.0", Set.of(), List.of());

    private DiskFuzz() {}

    /** A domain starts on any of it, and others understand what it tells of itself. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Choices choices = new Choices(input);
        String file = choices.of(List.of("id", "incarnation", "snapshot"));
        Files.write(FOLDER.resolve(file), choices.rest());
        try {
            start();
        } finally {
            Files.delete(FOLDER.resolve(file));
            Files.deleteIfExists(FOLDER.resolve("id"));
        }
    }

    private static void start() throws IOException {
        WireCodec codec = Understood.codec();
        DataFolder folder = new DataFolder(FOLDER, codec, new Troubles());
        String id = folder.id(() -> "3f1c8a52-1");
        long incarnation = folder.incarnation();
        MembershipSettings settings = new MembershipSettings("Dominion", id, false, 1, incarnation, Pacing.DEFAULT);
        Membership membership = new Membership(settings, SELF, codec::seal, new Random(1));
        membership.step(new Input.Started(Remembered.from(folder.snapshot(), id)), 0);
        for (ExchangeMessage kept : membership.snapshot()) {
            Check.equal(kept, codec.decode(codec.encode(kept)), "kept");
        }
        Identity own = new Identity(id, SELF.name(), SELF.endpoint(), SELF.version(), Set.of(), List.of());
        Understood.check("Dominion", own, incarnation + 1);
    }

    private static Path folder() {
        try {
            Path made = Files.createTempDirectory("homedomain-fuzz");
            made.toFile().deleteOnExit();
            return made;
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }
}
