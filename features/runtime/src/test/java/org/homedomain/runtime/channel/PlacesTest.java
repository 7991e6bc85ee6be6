// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacesTest {

    @Test
    void followsTheVariablesUnlessTheyAreRelative() {
        Places places = Places.of(Map.of("XDG_DATA_HOME", "/data", "XDG_STATE_HOME", "state"), Path.of("/home/me"));
        assertThat(places)
                .isEqualTo(new Places(Path.of("/data/homedomain"), Path.of("/home/me/.local/state/homedomain")));
    }

    @Test
    void keepsNothingInTheCurrentFolderForAUserWithoutHome() {
        assertThat(Places.home("?", null)).isEqualTo(Path.of("/nonexistent"));
        assertThat(Places.home("?", "/srv/me")).isEqualTo(Path.of("/srv/me"));
        assertThat(Places.home("/home/me", "/srv/me")).isEqualTo(Path.of("/home/me"));
    }
}
