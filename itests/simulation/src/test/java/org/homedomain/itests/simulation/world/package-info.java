// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.homedomain.itests.simulation.world;

import org.jspecify.annotations.NullMarked;
