// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.discovery;

import org.osgi.annotation.versioning.ProviderType;

/** Looking for peers, until closed. Methods may be called from any thread and return within milliseconds. */
@ProviderType
public interface DiscoverySession extends AutoCloseable {

    /** Changes how loud this domain is. The same posture again changes nothing. */
    void assume(Posture posture);

    /** Says goodbye where that is usual, frees every socket and ends every thread within one second. */
    @Override
    void close();
}
