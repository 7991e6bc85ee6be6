// SPDX-License-Identifier: Apache-2.0
/** The bundles that are shipped, run in real frameworks inside this JVM. */
@NullMarked
package org.homedomain.itests.osgi;

import org.jspecify.annotations.NullMarked;
