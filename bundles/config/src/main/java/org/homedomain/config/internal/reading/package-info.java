// SPDX-License-Identifier: Apache-2.0
/** From text to settings or a list of problems; pure. Start at {@link org.homedomain.config.internal.reading.SettingsText}. */
@NullMarked
package org.homedomain.config.internal.reading;

import org.jspecify.annotations.NullMarked;
