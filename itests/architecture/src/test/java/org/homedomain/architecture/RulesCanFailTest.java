// SPDX-License-Identifier: Apache-2.0
package org.homedomain.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.homedomain.membership.red.KnowsTheTransport;
import org.homedomain.shell.red.KnowsTheSpi;
import org.homedomain.shell.red.one.One;
import org.homedomain.shell.red.other.Other;
import org.junit.jupiter.api.Test;

/** Shows each rule an example that breaks it, or the rule would prove nothing. */
class RulesCanFailTest {

    @Test
    void membershipMayNotKnowTheTransport() {
        assertThat(violations(Rules.ARROWS, KnowsTheTransport.class))
                .isNotEmpty()
                .allMatch(line -> line.contains("ExchangeFailure"));
    }

    @Test
    void shellMayNotKnowTheSpi() {
        assertThat(violations(Rules.ARROWS, KnowsTheSpi.class)).isNotEmpty();
    }

    @Test
    void cycleIsFound() {
        assertThat(violations(Rules.NO_CYCLES, One.class, Other.class)).hasSize(1);
    }

    @Test
    void eachSourceOfTimeAndChanceIsFound() {
        List<String> found = violations(Rules.TIME_AND_CHANCE, KnowsTheSpi.class);
        assertThat(found)
                .hasSize(15)
                .anyMatch(line -> line.contains("System.nanoTime"))
                .anyMatch(line -> line.contains("System.currentTimeMillis"))
                .anyMatch(line -> line.contains("Thread.sleep"))
                .anyMatch(line -> line.contains("TimeUnit.sleep"))
                .anyMatch(line -> line.contains("Instant.now"))
                .anyMatch(line -> line.contains("Clock.systemUTC"))
                .anyMatch(line -> line.contains("UUID.randomUUID"))
                .anyMatch(line -> line.contains("ThreadLocalRandom.current"))
                .anyMatch(line -> line.contains("java.util.Random.<init>"))
                .anyMatch(line -> line.contains("Collections.shuffle"))
                .anyMatch(line -> line.contains("Math.random"))
                .anyMatch(line -> line.contains("RandomGenerator.getDefault"))
                .anyMatch(line -> line.contains("RandomGenerator.of("))
                .anyMatch(line -> line.contains("SplittableRandom.<init>"))
                .anyMatch(line -> line.contains("SecureRandom.<init>"));
    }

    @Test
    void membershipMayNotReadFilesOrStartThreads() {
        assertThat(violations(Rules.PURE_MEMBERSHIP, KnowsTheTransport.class))
                .anyMatch(line -> line.contains("java.lang.Thread"))
                .anyMatch(line -> line.contains("java.nio.file.Files"));
    }

    private static List<String> violations(ArchRule rule, Class<?>... examples) {
        JavaClasses imported = new ClassFileImporter().importClasses(examples);
        return rule.evaluate(imported).getFailureReport().getDetails();
    }
}
