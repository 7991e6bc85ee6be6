// SPDX-License-Identifier: Apache-2.0
/** What a person asks for on the command line, and how they are answered when it cannot be had. */
@NullMarked
package org.homedomain.runtime.command;

import org.jspecify.annotations.NullMarked;
