// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One archive in one Karaf: dropped, overwritten, removed, dropped again. */
class ArchiveLifeIT {

    private static Karaf karaf;

    @BeforeAll
    static void start() {
        karaf = Karaf.start(KarafFolder.create("archive-life"));
    }

    @AfterAll
    static void stop() {
        karaf.close();
    }

    @Test
    void comesAndGoes() {
        System.out.println(
                karaf.process().residentMegabytes() + " " + karaf.process().openPorts()
                        + karaf.process().threads().size() + karaf.process().liveClasses("org.apache.karaf.shell"));
        karaf.dropArchive();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> karaf.shell("bundle:list -t 0").output().contains("homedomain :: api"));
        karaf.removeArchive();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !karaf.shell("bundle:list -t 0").output().contains("homedomain :: api"));
        assertThat(karaf.shell("nonsense:x").status()).isNotZero();
    }
}
