// SPDX-License-Identifier: Apache-2.0
/** Programs that are no domains of ours: each has a main method and runs on a host of the lab in a process of its own. */
@NullMarked
package org.homedomain.itests.lab.stranger;

import org.jspecify.annotations.NullMarked;
