// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.homedomain.itests.lab.harness.Acquaintance;
import org.homedomain.itests.lab.harness.Await;
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
    void bufCurlGetsEveryIdentityAndServiceByReflection() {
        try (Lab lab = new Lab(3)) {
            List<Domain> domains =
                    lab.hosts().stream().map(Host::startFreshDomain).toList();
            new Acquaintance(domains).awaitAll(Lab.START);
            domains.get(2).advertise("lamp", 7001);
            Await.until(Lab.START, "the lamp to be known", () -> domains.get(0).peers().stream()
                    .anyMatch(row -> row.services().contains("lamp")));

            String identities = call(lab, "DumpIdentityList", "{}");
            assertThat(identities).contains(domains.stream().map(Domain::id).toList());
            assertThat(identities)
                    .contains(lab.hosts().stream()
                            .map(host -> "\"" + base64(host.address()) + "\"")
                            .toList());
            assertThat(call(lab, "GetServices", "{\"name\": \"lamp\"}"))
                    .contains("\"" + lab.host(3).address() + ":7001\"");
        }
    }

    /** Calls the first host's domain from the second host. */
    private static String call(Lab lab, String method, String request) {
        Host caller = lab.host(2);
        int port = lab.host(1).domain().peers().stream()
                .filter(PeerRow::self)
                .findFirst()
                .orElseThrow()
                .port();
        return caller.run("HOME=" + caller.folder() + " buf curl --protocol grpc --http2-prior-knowledge --data '"
                        + request + "' http://" + lab.host(1).address() + ":" + port + "/grpcdomain.Domain/" + method)
                .succeeded();
    }

    /** As JSON shows bytes; an address travels as text in bytes. */
    private static String base64(String address) {
        return Base64.getEncoder().encodeToString(address.getBytes(StandardCharsets.US_ASCII));
    }
}
