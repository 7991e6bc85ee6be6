// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Time and chance, handed in from the outermost wiring.
 *
 * @param nanos the process's monotonic clock
 * @param wallClock this machine's clock, which may be wrong and may be set; for display only
 * @param random all chance there is
 * @param freshId makes an ID that nobody has
 */
record Surroundings(LongSupplier nanos, InstantSource wallClock, RandomGenerator random, Supplier<String> freshId) {}
