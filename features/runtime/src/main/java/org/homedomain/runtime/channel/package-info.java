// SPDX-License-Identifier: Apache-2.0
/** What the client and the server of the local command channel share: frames and the list of running domains. */
@NullMarked
package org.homedomain.runtime.channel;

import org.jspecify.annotations.NullMarked;
