// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.exchange;

/**
 * Orders the records of one owner: the higher (incarnation, version) wins everywhere.
 *
 * @param incarnation grows with each start and each refutation of a failure, from 1
 * @param version grows with each change within an incarnation, from 1
 * @param boot random for each start; two values at work at once for one ID mean two domains with one ID
 */
public record Stamp(long incarnation, long version, long boot) {

    /** The highest incarnation and version: room to count on, exact as a JSON number. Peers drop what is higher. */
    public static final long HIGHEST = 1L << 53;

    /**
     * @throws IllegalArgumentException if incarnation or version is below 1
     */
    public Stamp {
        if (incarnation < 1 || version < 1) {
            throw new IllegalArgumentException(
                    "incarnation and version must be > 0, were " + incarnation + " and " + version);
        }
    }

    /** Whether this one is strictly higher; the boot value does not count. */
    public boolean supersedes(Stamp other) {
        return incarnation != other.incarnation ? incarnation > other.incarnation : version > other.version;
    }
}
