// SPDX-License-Identifier: Apache-2.0
/** Key moments of the protocol as files to be read. */
@NullMarked
package org.homedomain.itests.simulation.scenario;

import org.jspecify.annotations.NullMarked;
