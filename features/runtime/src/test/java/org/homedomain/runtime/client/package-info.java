// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.homedomain.runtime.client;

import org.jspecify.annotations.NullMarked;
