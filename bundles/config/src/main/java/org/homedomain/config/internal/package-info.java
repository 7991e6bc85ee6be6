// SPDX-License-Identifier: Apache-2.0
/** Watches where the settings come from and publishes them. Start at {@code SettingsComponent}. */
@NullMarked
package org.homedomain.config.internal;

import org.jspecify.annotations.NullMarked;
