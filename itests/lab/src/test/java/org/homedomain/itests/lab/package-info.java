// SPDX-License-Identifier: Apache-2.0
/** What domains do on a real network, one class per promise; the hosts come from the harness package. */
@NullMarked
package org.homedomain.itests.lab;

import org.jspecify.annotations.NullMarked;
