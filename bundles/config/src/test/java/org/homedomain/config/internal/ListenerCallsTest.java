// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homedomain.config.internal.reading.SettingsText;
import org.homedomain.config.internal.reading.Surroundings;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.settings.SettingsListener;
import org.junit.jupiter.api.Test;

class ListenerCallsTest {

    private static final DomainSettings SETTINGS = SettingsText.fromProperties(
                    "test", Map.of(), new Surroundings("kitchen", Path.of("data")))
            .settings()
            .orElseThrow();

    @Test
    void oneThatFailsDoesNotKeepTheOthersFromHearing() {
        List<DomainSettings> heard = new ArrayList<>();
        ListenerCalls calls = new ListenerCalls();
        calls.add(settings -> {
            throw new IllegalStateException("on purpose");
        });
        calls.add(heard::add);
        calls.tell(SETTINGS);
        assertThat(heard).containsExactly(SETTINGS);
    }

    @Test
    void oneThatIsGoneHearsNothing() {
        List<DomainSettings> heard = new ArrayList<>();
        SettingsListener listener = heard::add;
        ListenerCalls calls = new ListenerCalls();
        calls.add(listener);
        calls.remove(listener);
        calls.tell(SETTINGS);
        assertThat(heard).isEmpty();
    }
}
