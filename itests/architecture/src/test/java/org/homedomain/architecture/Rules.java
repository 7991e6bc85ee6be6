// SPDX-License-Identifier: Apache-2.0
package org.homedomain.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of the tree. */
final class Rules {

    static final ArchRule ARROWS =
            classes().that().resideInAPackage("org.homedomain..").should(new Arrows());

    /** One exception: the generated messages refer to each other across their two packages. It is the wire. */
    static final ArchRule NO_CYCLES = slices().matching("org.homedomain.(**)")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(resideInAPackage("org.homedomain.proto.."), resideInAPackage("org.homedomain.proto.."));

    static final ArchRule TIME_AND_CHANCE = classes()
            .that(DescribedPredicate.not(new WiringClasses()))
            .and()
            .resideInAPackage("org.homedomain..")
            .should(new TimeAndChance());

    /** A step is pure: it neither waits, nor reads, nor sends, nor logs. */
    static final ArchRule PURE_MEMBERSHIP = noClasses()
            .that()
            .resideInAPackage("org.homedomain.membership..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.io..",
                    "java.net..",
                    "java.nio.file..",
                    "java.nio.channels..",
                    "java.util.concurrent..",
                    "org.osgi.framework..",
                    "org.osgi.service..",
                    "org.slf4j..",
                    "io.grpc..",
                    "com.google..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .allowEmptyShould(true);

    private Rules() {}
}
