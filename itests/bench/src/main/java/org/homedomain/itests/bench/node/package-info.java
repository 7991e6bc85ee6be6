// SPDX-License-Identifier: Apache-2.0
/** The processes that are measured: each is one member of one system, and says what it sees in lines of JSON. */
@NullMarked
package org.homedomain.itests.bench.node;

import org.jspecify.annotations.NullMarked;
