// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import java.nio.file.Path;

/**
 * What settings take from the machine.
 *
 * @param hostName the default for the domain's name
 * @param dataFolder where the domain keeps what it knows
 */
public record Surroundings(String hostName, Path dataFolder) {}
