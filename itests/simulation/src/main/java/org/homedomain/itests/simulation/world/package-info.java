// SPDX-License-Identifier: Apache-2.0
/**
 * Machines, processes and a network in virtual time, on one thread. Start at
 * {@link org.homedomain.itests.simulation.world.World}.
 */
@NullMarked
package org.homedomain.itests.simulation.world;

import org.jspecify.annotations.NullMarked;
