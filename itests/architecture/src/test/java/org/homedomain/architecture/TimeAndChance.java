// SPDX-License-Identifier: Apache-2.0
package org.homedomain.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;

/** Asks neither the clock nor chance of the process: both are handed in, or a run cannot be repeated. */
final class TimeAndChance extends ArchCondition<JavaClass> {

    private static final Map<String, Set<String>> SOURCES = Map.of(
            "java.lang.System", Set.of("nanoTime", "currentTimeMillis"),
            "java.lang.Thread", Set.of("sleep"),
            "java.lang.Math", Set.of("random"),
            "java.util.UUID", Set.of("randomUUID"),
            "java.util.concurrent.ThreadLocalRandom", Set.of("current"),
            "java.util.concurrent.TimeUnit", Set.of("sleep"),
            "java.util.random.RandomGenerator", Set.of("getDefault", "of"));

    private static final Set<String> UNSEEDED =
            Set.of("java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom");

    TimeAndChance() {
        super("be handed time and chance");
    }

    @Override
    public void check(JavaClass origin, ConditionEvents events) {
        for (JavaAccess<?> access : origin.getAccessesFromSelf()) {
            if (isSource(access.getTarget())) {
                events.add(SimpleConditionEvent.violated(origin, access.getDescription()));
            }
        }
    }

    private static boolean isSource(AccessTarget target) {
        String owner = target.getOwner().getName();
        return SOURCES.getOrDefault(owner, Set.of()).contains(target.getName())
                || isWallClock(owner, target.getName())
                || isUnseeded(owner, target);
    }

    private static boolean isWallClock(String owner, String name) {
        return owner.startsWith("java.time.")
                && (name.equals("now") || (owner.equals("java.time.Clock") && name.startsWith("system")));
    }

    private static boolean isUnseeded(String owner, AccessTarget target) {
        if (!(target instanceof AccessTarget.CodeUnitAccessTarget call)) {
            return false;
        }
        int parameters = call.getRawParameterTypes().size();
        return (UNSEEDED.contains(owner) && call.getName().equals("<init>") && parameters == 0)
                || (owner.equals("java.util.Collections") && call.getName().equals("shuffle") && parameters == 1);
    }
}
