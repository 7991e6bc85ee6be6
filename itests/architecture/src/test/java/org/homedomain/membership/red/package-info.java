// SPDX-License-Identifier: Apache-2.0
/** Examples that break a rule. */
@NullMarked
package org.homedomain.membership.red;

import org.jspecify.annotations.NullMarked;
