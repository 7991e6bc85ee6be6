// SPDX-License-Identifier: Apache-2.0
/** How fast, how right and how loud: the figures of the goals. Start at {@link org.homedomain.itests.simulation.table.Rows}. */
@NullMarked
package org.homedomain.itests.simulation.table;

import org.jspecify.annotations.NullMarked;
