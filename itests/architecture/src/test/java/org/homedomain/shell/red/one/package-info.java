// SPDX-License-Identifier: Apache-2.0
/** Examples that break a rule. */
@NullMarked
package org.homedomain.shell.red.one;

import org.jspecify.annotations.NullMarked;
