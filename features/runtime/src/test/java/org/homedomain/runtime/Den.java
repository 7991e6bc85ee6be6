// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;

/** One domain from the executable jar, as a process, in a home folder of the test's own. */
abstract class Den {

    final Path home;
    final Path data;
    final Programs programs;

    Den(Path home, Java java) {
        this.home = home;
        data = home.resolve("den");
        programs = new Programs(java, home);
    }

    @AfterEach
    void endAll() throws Exception {
        programs.endAll();
    }

    Process startDomain() throws Exception {
        return awaitAnswer(programs.startJar("--headless", "--data", data.toString(), "--config", config().toString()));
    }

    Process awaitAnswer(Process domain) throws Exception {
        Await.until(
                () -> {
                    assertThat(domain.isAlive()).as(programs.errorsOf(domain)).isTrue();
                    return programs.run("exec", data.toString(), "domain:self");
                },
                answer -> answer.status() == 0);
        return domain;
    }

    String log() throws IOException {
        return Files.readString(data.resolve("log/domain-0.log"));
    }

    Path config() throws IOException {
        return Files.writeString(
                home.resolve("domain.toml"),
                """
                title = "Test"
                name = "den"
                [network]
                interfaces = ["lo*"]
                """);
    }
}
