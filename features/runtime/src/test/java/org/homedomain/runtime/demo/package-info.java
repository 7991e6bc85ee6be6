// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.homedomain.runtime.demo;

import org.jspecify.annotations.NullMarked;
