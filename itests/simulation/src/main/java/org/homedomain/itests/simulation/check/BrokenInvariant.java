// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.check;

/** Something that must always hold did not. */
public final class BrokenInvariant extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long at;
    private final String host;
    private final String what;

    public BrokenInvariant(long at, String host, String what) {
        super(what);
        this.at = at;
        this.host = host;
        this.what = what;
    }

    /** Nanoseconds since the beginning. */
    public long at() {
        return at;
    }

    /** Who showed it. */
    public String host() {
        return host;
    }

    /** One sentence. */
    public String what() {
        return what;
    }
}
