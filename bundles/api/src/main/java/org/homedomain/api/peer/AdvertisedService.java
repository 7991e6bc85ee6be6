// SPDX-License-Identifier: Apache-2.0
package org.homedomain.api.peer;

/**
 * A home service that a domain runs and tells others of.
 *
 * @param name its name, unique within the domain; case matters
 * @param port TCP port it answers on at the domain's addresses, 1 to 65535
 */
public record AdvertisedService(String name, int port) {

    /**
     * @throws IllegalArgumentException if {@code name} is blank or {@code port} is outside 1 to 65535
     */
    public AdvertisedService {
        if (name.isBlank()) {
            throw new IllegalArgumentException("service name must not be blank");
        }
        if (port < 1 || port > Endpoint.MAX_PORT) {
            throw new IllegalArgumentException("port of service " + name + " must be 1 to 65535, was " + port);
        }
    }
}
