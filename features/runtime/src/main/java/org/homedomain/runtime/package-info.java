// SPDX-License-Identifier: Apache-2.0
/** The command line of the lean runtime. Start at {@link org.homedomain.runtime.Main}. */
@NullMarked
package org.homedomain.runtime;

import org.jspecify.annotations.NullMarked;
