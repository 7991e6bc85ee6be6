// SPDX-License-Identifier: Apache-2.0
/** This machine's network links. Start at {@code SystemNetwork}. */
@NullMarked
package org.homedomain.discovery.internal.link;

import org.jspecify.annotations.NullMarked;
