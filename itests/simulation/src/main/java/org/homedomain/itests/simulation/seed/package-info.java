// SPDX-License-Identifier: Apache-2.0
/** What one seed draws, and its run. Start at {@link org.homedomain.itests.simulation.seed.SeedRun}. */
@NullMarked
package org.homedomain.itests.simulation.seed;

import org.jspecify.annotations.NullMarked;
