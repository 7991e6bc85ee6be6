// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.settings.SelfSettings;

/** Knows which settings take effect at the next start only. */
final class RestartBound {

    private RestartBound() {}

    /** The keys, sorted, in which {@code wanted} differs from {@code running} and that need a restart. */
    static List<String> awaiting(DomainSettings running, DomainSettings wanted) {
        List<String> keys = new ArrayList<>();
        addIfChanged(keys, "name", running.self().name(), wanted.self().name());
        addIfChanged(keys, "port", running.self().port(), wanted.self().port());
        addIfChanged(keys, "title", running.self().title(), wanted.self().title());
        addIfChanged(keys, "uuid", running.self().uuid(), wanted.self().uuid());
        return List.copyOf(keys);
    }

    private static void addIfChanged(List<String> keys, String key, Object running, Object wanted) {
        if (!Objects.equals(running, wanted)) {
            keys.add(key);
        }
    }

    /** {@code wanted}, but what needs a restart as in {@code running}. */
    static DomainSettings applied(DomainSettings running, DomainSettings wanted) {
        SelfSettings self = running.self();
        return new DomainSettings(
                new SelfSettings(
                        self.uuid(),
                        self.title(),
                        self.name(),
                        self.port(),
                        wanted.self().traits()),
                wanted.pacing(),
                wanted.network(),
                wanted.services(),
                running.dataFolder());
    }
}
