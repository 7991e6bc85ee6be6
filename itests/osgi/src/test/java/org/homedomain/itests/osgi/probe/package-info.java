// SPDX-License-Identifier: Apache-2.0
/** A bundle of the tests: looks at services from inside the framework and answers in JDK types. */
@NullMarked
package org.homedomain.itests.osgi.probe;

import org.jspecify.annotations.NullMarked;
