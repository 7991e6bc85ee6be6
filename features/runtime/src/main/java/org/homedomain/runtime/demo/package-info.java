// SPDX-License-Identifier: Apache-2.0
/** Several domains on one machine to look at. */
@NullMarked
package org.homedomain.runtime.demo;

import org.jspecify.annotations.NullMarked;
