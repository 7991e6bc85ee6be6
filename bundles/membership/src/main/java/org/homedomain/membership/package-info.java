// SPDX-License-Identifier: Apache-2.0
/**
 * Who is in the dominion and what is replicated in it: a pure step machine without threads, clock, chance or network.
 * Start at {@link org.homedomain.membership.Membership}; the rules it follows are numbered in docs/membership.md.
 */
@NullMarked
package org.homedomain.membership;

import org.jspecify.annotations.NullMarked;
