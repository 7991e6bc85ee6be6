// SPDX-License-Identifier: Apache-2.0
/**
 * The validated configuration of one domain.
 * Start at {@link org.homedomain.spi.settings.SettingsSource}.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.homedomain.spi.settings;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
