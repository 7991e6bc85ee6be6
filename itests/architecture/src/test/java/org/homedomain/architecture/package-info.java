// SPDX-License-Identifier: Apache-2.0
/** Rules that hold for the whole tree. */
@NullMarked
package org.homedomain.architecture;

import org.jspecify.annotations.NullMarked;
