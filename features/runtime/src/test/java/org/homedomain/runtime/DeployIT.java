// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.homedomain.runtime.greeting.GreetingActivator;
import org.junit.jupiter.api.io.TempDir;

/** What is put into the deploy folder of a domain that runs. */
final class DeployIT extends Den {

    DeployIT(@TempDir Path home, Java java) {
        super(home, java);
    }

    @OnEachJava
    void deploysAndRemovesABundleWhileItRuns() throws Exception {
        startDomain();
        Path bundle = data.resolve("deploy/greeting.jar");
        Deployed.greeting(bundle, "1");
        Finished greeting =
                Await.until(() -> programs.run("exec", "den", "test:greet world"), answer -> answer.status() == 0);
        assertThat(greeting.output()).isEqualTo("hello world from 1.0.0\n");
        Deployed.greeting(bundle, "2");
        Await.until(() -> programs.run("exec", "den", "test:greet world"), answer -> answer.output()
                .equals("hello world from 2.0.0\n"));
        Files.delete(bundle);
        Await.until(() -> programs.run("exec", "den", "test:greet world"), answer -> answer.status() == 1);
        assertThat(log()).doesNotContain("stopped listening");
    }

    @OnEachJava
    void aDeployedFileDoesNotReplaceABundleOfOurs() throws Exception {
        startDomain();
        Path bundle = data.resolve("deploy/shell.jar");
        Deployed.bundle(
                bundle, "org.homedomain.shell", programs.versionOf("org.homedomain.shell"), GreetingActivator.class);
        Await.until(this::log, text -> text.contains("Failed to install artifact: " + bundle));
        Files.delete(bundle);
        Deployed.greeting(data.resolve("deploy/greeting.jar"), "1");
        Await.until(() -> programs.run("exec", "den", "test:greet world"), answer -> answer.status() == 0);
        assertThat(programs.run("exec", "den", "domain:self").status()).isZero();
    }
}
