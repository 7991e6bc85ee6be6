// SPDX-License-Identifier: Apache-2.0
package org.homedomain.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;

/** Which module may know which packages of ours. A module that is missing here may know nothing but itself. */
final class Arrows extends ArchCondition<JavaClass> {

    private static final String OURS = "org.homedomain.";

    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "spi", Set.of("api"),
            // docs/adr/0001: the values of the exchange, not the seams beside them
            "membership", Set.of("api", "spi.exchange"),
            "registry", Set.of("membership", "spi", "api"),
            "discovery", Set.of("spi", "api"),
            "config", Set.of("spi", "api"),
            "rpc", Set.of("proto", "spi", "api"),
            "shell", Set.of("api"),
            "karaf", Set.of("shell", "api"),
            "runtime", Set.of("api"));

    Arrows() {
        super("know only the modules that the design allows");
    }

    @Override
    public void check(JavaClass origin, ConditionEvents events) {
        for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            if (isOurs(target) && !mayKnow(origin, target)) {
                events.add(SimpleConditionEvent.violated(origin, dependency.getDescription()));
            }
        }
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(OURS);
    }

    private static boolean mayKnow(JavaClass origin, JavaClass target) {
        String from = module(origin);
        return from.equals(module(target)) || (isAllowed(from, target) && !isInternal(target));
    }

    private static boolean isAllowed(String from, JavaClass target) {
        return ALLOWED.getOrDefault(from, Set.of()).stream().anyMatch(allowed -> isWithin(target, OURS + allowed));
    }

    private static boolean isInternal(JavaClass type) {
        return type.getPackageName().contains(".internal");
    }

    private static boolean isWithin(JavaClass type, String packageName) {
        return (type.getPackageName() + ".").startsWith(packageName + ".");
    }

    private static String module(JavaClass type) {
        String below = type.getPackageName().substring(OURS.length());
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }
}
