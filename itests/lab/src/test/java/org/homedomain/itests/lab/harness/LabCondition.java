// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds out whether this machine can have a lab. */
final class LabCondition implements ExecutionCondition {

    private static final boolean MUST_RUN = "true".equals(System.getenv("CI"));

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> obstacle = context.getTestMethod().isPresent() ? Optional.empty() : obstacle(context);
        if (obstacle.isEmpty()) {
            return ConditionEvaluationResult.enabled("there can be a lab");
        }
        String sentence = "lab: " + context.getDisplayName() + " is left out: " + obstacle.get();
        if (MUST_RUN) {
            throw new IllegalStateException(sentence + " (a failure because CI=true)");
        }
        System.out.println(sentence);
        return ConditionEvaluationResult.disabled(sentence);
    }

    private static Optional<String> obstacle(ExtensionContext context) {
        Optional<InLab> needs =
                context.getTestClass().flatMap(type -> AnnotationSupport.findAnnotation(type, InLab.class));
        return Stream.of(
                        notLinux(),
                        missing("unshare", "nsenter", "ip", "hostname"),
                        needs.flatMap(each -> missing(each.tools())),
                        needs.filter(InLab::domains).flatMap(each -> notBuilt(Lab.RUNTIME, "lab.runtime")),
                        needs.filter(InLab::crowd).flatMap(each -> notBuilt(Lab.CROWD.resolve("lib"), "lab.crowd")),
                        refused())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> notLinux() {
        String system = System.getProperty("os.name", "");
        return system.startsWith("Linux")
                ? Optional.empty()
                : Optional.of("it needs Linux network namespaces, this is " + system);
    }

    private static Optional<String> missing(String... tools) {
        String[] folders = (System.getenv("PATH") + ":/usr/sbin:/sbin").split(":", -1);
        return Arrays.stream(tools)
                .filter(tool -> Arrays.stream(folders).noneMatch(folder -> new File(folder, tool).canExecute()))
                .findFirst()
                .map(tool -> "the program " + tool + " is not installed (docs/lab.md says where it comes from)");
    }

    private static Optional<String> notBuilt(Path part, String property) {
        return Files.exists(part)
                ? Optional.empty()
                : Optional.of("there is no " + part + " (./mvnw package makes it; -D" + property + " names another)");
    }

    private static Optional<String> refused() {
        if (!System.getProperty("os.name", "").startsWith("Linux")) {
            return Optional.empty();
        }
        try (Namespace world = Namespace.outermost();
                Namespace host = world.host("trial")) {
            return host.innerPid().isEmpty() ? Optional.of("the namespace has no process") : Optional.empty();
        } catch (RuntimeException | AssertionError failed) {
            return Optional.of("it needs root or unprivileged user namespaces: " + failed.getMessage());
        }
    }
}
