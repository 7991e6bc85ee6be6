// SPDX-License-Identifier: Apache-2.0
/** Runs the targets; docs/fuzzing.md. Start at {@link org.homedomain.itests.fuzz.Main}. */
@NullMarked
package org.homedomain.itests.fuzz;

import org.jspecify.annotations.NullMarked;
