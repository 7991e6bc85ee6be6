// SPDX-License-Identifier: Apache-2.0
/** Many domains in one process: {@link org.homedomain.itests.crowd.Main}. */
@NullMarked
package org.homedomain.itests.crowd;

import org.jspecify.annotations.NullMarked;
