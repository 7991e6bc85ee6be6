// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.homedomain.spi.settings.ServiceSettings;

/** Finds services that need themselves. Depth first in the order of names, so that the answer is always the same. */
final class DependencyCycles {

    private final Map<String, ServiceSettings> services;
    private final List<String> path = new ArrayList<>();
    private final Set<String> done = new HashSet<>();
    private final List<List<String>> cycles = new ArrayList<>();

    private DependencyCycles(Map<String, ServiceSettings> services) {
        this.services = services;
    }

    /** Each cycle as its names with the first one again at the end. */
    static List<List<String>> find(Map<String, ServiceSettings> services) {
        DependencyCycles search = new DependencyCycles(services);
        new TreeSet<>(services.keySet()).forEach(search::visit);
        return List.copyOf(search.cycles);
    }

    private void visit(String service) {
        int start = path.indexOf(service);
        if (start >= 0) {
            List<String> cycle = new ArrayList<>(path.subList(start, path.size()));
            cycle.add(service);
            cycles.add(List.copyOf(cycle));
            return;
        }
        ServiceSettings settings = services.get(service);
        if (settings == null || done.contains(service)) {
            return;
        }
        path.add(service);
        new TreeSet<>(settings.depends()).forEach(this::visit);
        path.remove(path.size() - 1);
        done.add(service);
    }
}
