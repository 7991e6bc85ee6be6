// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.red.one;

import org.homedomain.shell.red.other.Other;

/** Half of a cycle. */
public record One(Other other) {}
