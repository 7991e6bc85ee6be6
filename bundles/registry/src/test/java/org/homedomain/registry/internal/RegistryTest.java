// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class RegistryTest {

    private final Neighbourhood neighbourhood = new Neighbourhood();

    @TempDir
    Path disk;

    @Test
    void twoRegistriesJoinAndSayGoodbye() throws Exception {
        try (House hall = new House(neighbourhood, "hall", 9001, disk.resolve("hall"))) {
            House kitchen = new House(neighbourhood, "kitchen", 9002, disk.resolve("kitchen"));

            Peer joined =
                    hall.control.join("127.0.0.1", 9002).toCompletableFuture().get(10, TimeUnit.SECONDS);

            assertThat(joined.name()).isEqualTo("kitchen");
            House.await(() -> kitchen.sees("hall", PeerStatus.ALIVE));
            kitchen.close();
            House.await(() -> hall.sees("kitchen", PeerStatus.LEFT));
        }
    }
}
