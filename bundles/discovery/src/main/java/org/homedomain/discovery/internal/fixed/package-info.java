// SPDX-License-Identifier: Apache-2.0
/** Peers at configured addresses. Start at {@code FixedPeers}. */
@NullMarked
package org.homedomain.discovery.internal.fixed;

import org.jspecify.annotations.NullMarked;
