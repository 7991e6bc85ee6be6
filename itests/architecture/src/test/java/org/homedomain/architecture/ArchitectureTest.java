// SPDX-License-Identifier: Apache-2.0
package org.homedomain.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every rule on everything that was built. */
class ArchitectureTest {

    private static final JavaClasses CODE = SourceTree.code();

    @Test
    void modulesKnowOnlyWhatTheDesignAllows() {
        Rules.ARROWS.check(CODE);
    }

    @Test
    void packagesFormNoCycle() {
        Rules.NO_CYCLES.check(CODE);
    }

    @Test
    void onlyWiringAsksForTimeAndChance() {
        Rules.TIME_AND_CHANCE.check(CODE);
    }

    @Test
    void membershipIsPure() {
        Rules.PURE_MEMBERSHIP.check(CODE);
    }

    @Test
    void everyWiringClassExists() {
        assertThat(CODE.stream().map(JavaClass::getName).collect(Collectors.toSet()))
                .containsAll(WiringClasses.NAMES);
    }

    @Test
    void everyModuleIsBuilt() {
        assertThat(SourceTree.modules()).hasSizeGreaterThan(5).allSatisfy(module -> assertThat(
                        SourceTree.classFolder(module).resolve("org/homedomain"))
                .isDirectory());
    }
}
