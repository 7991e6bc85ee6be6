// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.discovery;

/** Is told of sightings, on any thread. Must return at once and not throw. The same sighting may come again. */
@FunctionalInterface
public interface SightingListener {

    /** Somebody seems to be there. */
    void sighted(Sighting sighting);
}
