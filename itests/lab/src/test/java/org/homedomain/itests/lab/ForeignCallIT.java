// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.homedomain.itests.lab.harness.Acquaintance;
import org.homedomain.itests.lab.harness.Domain;
import org.homedomain.itests.lab.harness.Host;
import org.homedomain.itests.lab.harness.InLab;
import org.homedomain.itests.lab.harness.Lab;
import org.homedomain.itests.lab.harness.PeerRow;
import org.junit.jupiter.api.Test;

/** A client that has nothing but server reflection. */
@InLab(tools = "buf")
final class ForeignCallIT {

    @Test
    void bufCurlGetsEveryIdentityByReflection() {
        try (Lab lab = new Lab(3)) {
            List<Domain> domains =
                    lab.hosts().stream().map(Host::startFreshDomain).toList();
            new Acquaintance(domains).awaitAll(Lab.START);
            int port = domains.get(0).peers().stream()
                    .filter(PeerRow::self)
                    .findFirst()
                    .orElseThrow()
                    .port();
            String reply = lab.host(2)
                    .run("HOME=" + lab.host(2).folder() + " buf curl --protocol grpc --http2-prior-knowledge http://"
                            + lab.host(1).address() + ":" + port + "/grpcdomain.Domain/DumpIdentityList")
                    .succeeded();
            assertThat(reply).contains(domains.stream().map(Domain::id).toList());
        }
    }
}
