// SPDX-License-Identifier: Apache-2.0
/** What this domain serves. Start at {@link org.homedomain.rpc.internal.server.DomainServer}. */
@NullMarked
package org.homedomain.rpc.internal.server;

import org.jspecify.annotations.NullMarked;
