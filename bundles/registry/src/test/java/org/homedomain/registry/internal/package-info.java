// SPDX-License-Identifier: Apache-2.0
/** Tests; {@link org.homedomain.registry.internal.Neighbourhood} joins real registries without a network. */
@NullMarked
package org.homedomain.registry.internal;

import org.jspecify.annotations.NullMarked;
