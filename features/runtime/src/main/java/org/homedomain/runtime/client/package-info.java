// SPDX-License-Identifier: Apache-2.0
/** Runs a command on a domain that runs already. */
@NullMarked
package org.homedomain.runtime.client;

import org.jspecify.annotations.NullMarked;
