// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.homedomain.itests.lab.harness.Acquaintance;
import org.homedomain.itests.lab.harness.Await;
import org.homedomain.itests.lab.harness.Domain;
import org.homedomain.itests.lab.harness.Folders;
import org.homedomain.itests.lab.harness.Host;
import org.homedomain.itests.lab.harness.InLab;
import org.homedomain.itests.lab.harness.Lab;
import org.homedomain.itests.lab.harness.PeerRow;
import org.junit.jupiter.api.Test;

/** A memory card that was copied: two domains start with one ID. */
@InLab
final class TwinIT {

    /** A twin jumps above the other's incarnation twice before it knows; the second time may take a minute to come. */
    private static final Duration SETTLED = Duration.ofSeconds(90);

    @Test
    void clonedDataFolderIsToldOnBothAndEndsWithTwoWorkingDomains() {
        try (Lab lab = new Lab(3)) {
            Domain original = lab.host(1).startFreshDomain();
            Domain witness = lab.host(2).startFreshDomain();
            new Acquaintance(List.of(original, witness)).awaitAll(Lab.START);
            String sharedId = original.id();
            original.process().terminate();
            Host clone = lab.host(3);
            Folders.copy(original.data(), clone.setup().data());

            Domain first = lab.host(1).startDomain();
            first.log().active();
            Await.until(
                    Lab.START, "the original to be back", () -> alive(witness).contains(sharedId));
            Domain twin = clone.startDomain();

            Await.until(
                    SETTLED,
                    "three domains with three IDs",
                    () -> alive(witness).size() == 3
                            && alive(first).size() == 3
                            && alive(twin).size() == 3);
            assertThat(ownId(first)).as("the one known first keeps its ID").isEqualTo(sharedId);
            assertThat(ownId(twin)).isNotEqualTo(sharedId);
            assertThat(alive(witness)).contains(ownId(first), ownId(twin), witness.id());
            assertThat(first.log().text()).contains("copied data folder");
            assertThat(twin.log().text()).contains("copied data folder");
        }
    }

    private static Set<String> alive(Domain domain) {
        return domain.peers().stream()
                .filter(row -> row.status().equals("alive"))
                .map(PeerRow::id)
                .collect(Collectors.toSet());
    }

    private static String ownId(Domain domain) {
        return domain.peers().stream()
                .filter(PeerRow::self)
                .findFirst()
                .orElseThrow()
                .id();
    }
}
