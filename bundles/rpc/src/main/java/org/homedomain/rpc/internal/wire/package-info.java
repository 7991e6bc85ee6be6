// SPDX-License-Identifier: Apache-2.0
/** Values to bytes and back. Start at {@link org.homedomain.rpc.internal.wire.WireCodec}. */
@NullMarked
package org.homedomain.rpc.internal.wire;

import org.jspecify.annotations.NullMarked;
