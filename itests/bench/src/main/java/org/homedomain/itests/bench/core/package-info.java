// SPDX-License-Identifier: Apache-2.0
/** Hot paths of the core, measured in one process. */
@NullMarked
package org.homedomain.itests.bench.core;

import org.jspecify.annotations.NullMarked;
