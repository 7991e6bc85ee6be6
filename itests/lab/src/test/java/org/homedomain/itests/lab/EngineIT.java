// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.homedomain.itests.lab.harness.Acquaintance;
import org.homedomain.itests.lab.harness.Domain;
import org.homedomain.itests.lab.harness.Host;
import org.homedomain.itests.lab.harness.InLab;
import org.homedomain.itests.lab.harness.Lab;
import org.homedomain.itests.lab.harness.Timings;
import org.junit.jupiter.api.Test;

/** Compares the two implementations of multicast DNS; the figures are in docs/adr. */
@InLab
final class EngineIT {

    @Test
    void ownResponderIsFasterThanJmdns() {
        Meetings direct = measure("direct");
        Meetings jmdns = measure("jmdns");
        assertThat(direct.fresh().medianMillis()).isLessThan(jmdns.fresh().medianMillis());
    }

    private static Meetings measure(String engine) {
        Meetings meetings = new Meetings(new Timings(engine + " two fresh"), new Timings(engine + " third late"));
        try (Lab lab = new Lab(3)) {
            for (int run = 0; run < Timings.runs(); run++) {
                List<Domain> domains = new ArrayList<>();
                domains.add(start(lab.host(1), engine));
                domains.add(start(lab.host(2), engine));
                Acquaintance fresh = new Acquaintance(domains).awaitAll(Lab.START);
                meetings.fresh().add(fresh.sinceLastActivation());
                Domain late = start(lab.host(3), engine);
                domains.add(late);
                Acquaintance all = new Acquaintance(domains).awaitAll(Lab.START);
                meetings.late().add(all.untilKnownByAll(late));
                domains.forEach(Domain::kill9);
            }
        }
        meetings.fresh().report();
        meetings.late().report();
        return meetings;
    }

    private static Domain start(Host host, String engine) {
        return host.startFreshDomain(host.setup().withConfig("[discovery]\nengine = \"" + engine + "\"\n"));
    }

    private record Meetings(Timings fresh, Timings late) {}
}
