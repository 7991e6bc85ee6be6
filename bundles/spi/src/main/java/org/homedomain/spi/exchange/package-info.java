// SPDX-License-Identifier: Apache-2.0
/**
 * What domains tell each other, as plain values: no wire format, no OSGi, no clock.
 * Start at {@link org.homedomain.spi.exchange.ExchangeMessage}.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.homedomain.spi.exchange;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
