// SPDX-License-Identifier: Apache-2.0
/** What a test deploys into a running domain. */
@NullMarked
package org.homedomain.runtime.greeting;

import org.jspecify.annotations.NullMarked;
