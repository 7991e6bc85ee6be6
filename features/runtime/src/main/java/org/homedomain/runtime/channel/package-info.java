// SPDX-License-Identifier: Apache-2.0
/** What the launcher, the client and the bundle inside share: the local command channel and where things are kept. */
@NullMarked
package org.homedomain.runtime.channel;

import org.jspecify.annotations.NullMarked;
