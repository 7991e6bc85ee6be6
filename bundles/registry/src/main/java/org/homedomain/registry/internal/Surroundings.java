// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Time and chance, handed in from the outermost wiring.
 *
 * @param nanos the process's monotonic clock
 * @param random all chance there is
 * @param freshId makes an ID that nobody has
 */
record Surroundings(LongSupplier nanos, RandomGenerator random, Supplier<String> freshId) {}
