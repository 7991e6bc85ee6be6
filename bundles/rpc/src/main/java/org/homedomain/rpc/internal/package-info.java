// SPDX-License-Identifier: Apache-2.0
/** The components of this bundle. */
@NullMarked
package org.homedomain.rpc.internal;

import org.jspecify.annotations.NullMarked;
