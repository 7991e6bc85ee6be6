// SPDX-License-Identifier: Apache-2.0
/** What must always hold. Start at {@link org.homedomain.itests.simulation.check.Invariants}. */
@NullMarked
package org.homedomain.itests.simulation.check;

import org.jspecify.annotations.NullMarked;
