// SPDX-License-Identifier: Apache-2.0
/** Tests of the local command channel. */
@NullMarked
package org.homedomain.runtime.channel;

import org.jspecify.annotations.NullMarked;
