// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.settings;

import java.time.Duration;

/**
 * A range from which an actual value is drawn at random, so that domains do not act in step; both ends included.
 *
 * @param min greater than zero
 * @param max at least {@code min}
 */
public record DurationRange(Duration min, Duration max) {

    /**
     * @throws IllegalArgumentException if the range is empty or not positive
     */
    public DurationRange {
        if (min.isNegative() || min.isZero() || max.compareTo(min) < 0) {
            throw new IllegalArgumentException("not a range of durations: " + min + " to " + max);
        }
    }
}
