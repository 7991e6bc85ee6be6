// SPDX-License-Identifier: Apache-2.0
/** What both ends of a call share: messages, refusals and threads. */
@NullMarked
package org.homedomain.rpc.internal.call;

import org.jspecify.annotations.NullMarked;
