// SPDX-License-Identifier: Apache-2.0
/** What only Apache Karaf needs. Start at {@link org.homedomain.karaf.internal.KarafTab}. */
@NullMarked
package org.homedomain.karaf.internal;

import org.jspecify.annotations.NullMarked;
