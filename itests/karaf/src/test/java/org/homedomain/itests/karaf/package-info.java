// SPDX-License-Identifier: Apache-2.0
/** Stock Karafs as an operator runs them, seen from outside their process. */
@NullMarked
package org.homedomain.itests.karaf;

import org.jspecify.annotations.NullMarked;
