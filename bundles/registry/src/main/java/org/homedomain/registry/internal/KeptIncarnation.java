// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import org.homedomain.spi.exchange.Stamp;

/**
 * Keeps on disk what no later run may use again. A write takes long on an SD card, and a liar who accuses this domain
 * again and again makes it refute as often: so a refutation reserves some incarnations at once. Used on the loop only.
 */
final class KeptIncarnation {

    /** Reserved beyond the one that is used. */
    static final int RESERVED = 15;

    private final DataFolder folder;
    private long kept;

    KeptIncarnation(DataFolder folder) {
        this.folder = folder;
    }

    /** It is about to be used; what is on disk is not below it when this returns. */
    void use(long incarnation) {
        if (incarnation <= kept) {
            return;
        }
        boolean first = kept == 0;
        kept = first ? incarnation : Math.min(incarnation + RESERVED, Stamp.HIGHEST);
        folder.keepIncarnation(kept);
    }

    /** From now on those of another ID. */
    void startAnew() {
        kept = 0;
    }
}
