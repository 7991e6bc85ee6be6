// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

/** A lonely domain dials again where it found nobody; rule M16. */
final class Solitude implements Duty {

    private long nextAt = Long.MIN_VALUE;

    @Override
    public long dueAt(Core core) {
        return nextAt;
    }

    @Override
    public void perform(Core core) {
        nextAt = core.now + core.pacing.isolationCheck().drawNanos(core.random);
        if (!core.peers.anyMember()) {
            core.dials.retryFailed(core.now, core.random);
        }
    }
}
