// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import org.homedomain.membership.Pacing;
import org.homedomain.spi.settings.DurationRange;
import org.homedomain.spi.settings.PacingSettings;

/** The pacing of membership as the settings have it. */
final class PacingOf {

    private PacingOf() {}

    static Pacing settings(PacingSettings settings) {
        return new Pacing(
                settings.dialTimeout(),
                range(settings.isolationCheck()),
                range(settings.isolationTimeout()),
                range(settings.heartbeatCheck()),
                settings.beatInterval(),
                settings.suspicionTimeout());
    }

    private static Pacing.Range range(DurationRange range) {
        return new Pacing.Range(range.min(), range.max());
    }
}
