// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.discovery;

import java.util.Optional;
import org.homedomain.api.peer.Endpoint;

/**
 * Somebody seems to be there. It proves nothing: only an exchange does.
 *
 * @param id the ID it was announced under; empty if unknown (static address)
 * @param endpoint where to dial
 * @param source what told of it, for people ({@code "mDNS on eth0"}, {@code "configured peer"})
 */
public record Sighting(Optional<String> id, Endpoint endpoint, String source) {}
