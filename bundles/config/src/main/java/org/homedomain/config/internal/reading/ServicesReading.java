// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homedomain.spi.settings.ServiceSettings;
import org.homedomain.spi.settings.ServiceSettings.Priority;

/** Reads the definitions of home services and checks that they fit together. */
final class ServicesReading {

    static final int MAX_SERVICES = 512;
    static final int MAX_DEPENDS = 64;

    private static final Kind<String> NAME = Kind.text(SettingsReading.MAX_TITLE);
    private static final Kind<Priority> PRIORITY =
            Kind.choice(Map.of("required", Priority.REQUIRED, "dependency", Priority.DEPENDENCY));

    private final TableReader.Named services;
    private final Map<String, ServiceSettings> read = new HashMap<>();
    private final Map<String, Optional<Node>> dependsAt = new HashMap<>();

    private ServicesReading(TableReader.Named services) {
        this.services = services;
    }

    static Map<String, ServiceSettings> read(TableReader.Named services) {
        ServicesReading reading = new ServicesReading(services);
        List<Node.Entry> entries = services.table().entries();
        if (entries.size() > MAX_SERVICES) {
            services.problems()
                    .error(
                            services.table().place(),
                            "'services' has " + entries.size() + " tables; allowed are at most " + MAX_SERVICES);
            return Map.of();
        }
        entries.forEach(reading::service);
        reading.checkDependencies();
        return Map.copyOf(reading.read);
    }

    private void service(Node.Entry entry) {
        String name = entry.key();
        if (NAME.convert()
                .apply(new Node.Scalar(entry.node().place(), name, false))
                .isEmpty()) {
            services.problems()
                    .error(
                            entry.node().place(),
                            "a service has the name " + ShownText.quoted(name) + "; allowed is " + NAME.allowed());
            return;
        }
        TableReader table = services.of(entry);
        Priority priority = table.value("priority", PRIORITY).orElse(Priority.DEPENDENCY);
        dependsAt.put(name, table.node("depends"));
        List<String> depends = table.list("depends", NAME, MAX_DEPENDS);
        Set<String> traits = Set.copyOf(table.list("traits", NAME, SettingsReading.MAX_TRAITS));
        table.finish();
        read.put(name, new ServiceSettings(priority, depends, traits));
    }

    private void checkDependencies() {
        for (Map.Entry<String, ServiceSettings> entry : read.entrySet()) {
            for (String needed : entry.getValue().depends()) {
                if (!read.containsKey(needed)) {
                    undefined(entry.getKey(), needed);
                }
            }
        }
        DependencyCycles.find(read).forEach(cycle -> services.problems()
                .crossError(
                        place(cycle.get(0), cycle.get(1)),
                        "services depend on each other in a circle: " + String.join(" → ", cycle)
                                + "; remove one of these dependencies"));
    }

    private void undefined(String service, String needed) {
        String suggestion = Suggestion.sentence(needed, read.keySet());
        services.problems()
                .crossError(
                        place(service, needed),
                        "'services." + ShownText.plain(service) + "' depends on '" + ShownText.plain(needed)
                                + "', which is not defined" + suggestion
                                + (suggestion.isEmpty() ? "; add [services." + ShownText.plain(needed) + "]" : ""));
    }

    /** Where {@code service} says that it depends on {@code needed}. */
    private Place place(String service, String needed) {
        Optional<Node> depends = dependsAt.getOrDefault(service, Optional.empty());
        if (depends.isPresent() && depends.get() instanceof Node.Items list) {
            return list.items().stream()
                    .filter(item ->
                            item instanceof Node.Scalar scalar && scalar.value().equals(needed))
                    .findFirst()
                    .orElse(list)
                    .place();
        }
        return depends.map(Node::place).orElse(services.table().place());
    }
}
