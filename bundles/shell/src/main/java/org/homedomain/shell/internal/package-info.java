// SPDX-License-Identifier: Apache-2.0
/** The commands of scope {@code domain}. Start at {@link org.homedomain.shell.internal.DomainCommand}. */
@NullMarked
package org.homedomain.shell.internal;

import org.jspecify.annotations.NullMarked;
