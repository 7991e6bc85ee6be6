// SPDX-License-Identifier: Apache-2.0
/** Tests of the command line. */
@NullMarked
package org.homedomain.runtime.command;

import org.jspecify.annotations.NullMarked;
