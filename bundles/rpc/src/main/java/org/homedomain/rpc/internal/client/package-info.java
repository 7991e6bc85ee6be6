// SPDX-License-Identifier: Apache-2.0
/** What this domain asks of others. Start at {@link org.homedomain.rpc.internal.client.GrpcPeerTransport}. */
@NullMarked
package org.homedomain.rpc.internal.client;

import org.jspecify.annotations.NullMarked;
