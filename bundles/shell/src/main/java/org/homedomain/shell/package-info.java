// SPDX-License-Identifier: Apache-2.0
/**
 * What other consoles may ask of the commands.
 * Start at {@link org.homedomain.shell.CommandCompletion}.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.homedomain.shell;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
