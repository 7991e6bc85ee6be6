// SPDX-License-Identifier: Apache-2.0
/** The peer registry bundle. Start at {@link org.homedomain.registry.internal.RegistryComponent}. */
@NullMarked
package org.homedomain.registry.internal;

import org.jspecify.annotations.NullMarked;
