// SPDX-License-Identifier: Apache-2.0
/** Hosts in network namespaces of their own; start with {@link org.homedomain.itests.lab.harness.Lab}. */
@NullMarked
package org.homedomain.itests.lab.harness;

import org.jspecify.annotations.NullMarked;
