// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.homedomain.itests.simulation.table;

import org.jspecify.annotations.NullMarked;
