// SPDX-License-Identifier: Apache-2.0
/** Runs domains and other membership systems as processes of one machine, does something to one, and sees who notices when. */
@NullMarked
package org.homedomain.itests.bench;

import org.jspecify.annotations.NullMarked;
