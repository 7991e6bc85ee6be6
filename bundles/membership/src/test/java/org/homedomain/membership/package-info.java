// SPDX-License-Identifier: Apache-2.0
/** Tests; {@link org.homedomain.membership.World} runs several memberships under one virtual clock. */
@NullMarked
package org.homedomain.membership;

import org.jspecify.annotations.NullMarked;
