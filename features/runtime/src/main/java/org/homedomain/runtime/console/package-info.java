// SPDX-License-Identifier: Apache-2.0
/** The bundle inside the framework: interactive shell and the server of the local command channel. */
@NullMarked
package org.homedomain.runtime.console;

import org.jspecify.annotations.NullMarked;
