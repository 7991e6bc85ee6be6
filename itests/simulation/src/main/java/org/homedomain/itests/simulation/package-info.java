// SPDX-License-Identifier: Apache-2.0
/** Runs seeds and tells what they showed. Start at {@link org.homedomain.itests.simulation.Main}. */
@NullMarked
package org.homedomain.itests.simulation;

import org.jspecify.annotations.NullMarked;
