// SPDX-License-Identifier: Apache-2.0
/** Starts one domain: data folder, log file, framework, bundles, and their end. */
@NullMarked
package org.homedomain.runtime.launch;

import org.jspecify.annotations.NullMarked;
