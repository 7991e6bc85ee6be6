// SPDX-License-Identifier: Apache-2.0
/** Tests of the command line and, as {@code *IT}, of real processes. */
@NullMarked
package org.homedomain.runtime;

import org.jspecify.annotations.NullMarked;
