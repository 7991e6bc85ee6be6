// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership.red;

import java.nio.file.Files;
import java.nio.file.Path;
import org.homedomain.spi.exchange.Stamp;
import org.homedomain.spi.transport.ExchangeFailure;

/** Knows the exchange values, which is allowed, and the transport, which is not; reads a file; holds a thread. */
public final class KnowsTheTransport {

    private final Thread thread = Thread.currentThread();

    @Override
    public String toString() {
        return thread + " " + Files.exists(Path.of("x")) + new Stamp(1, 1, 1);
    }

    static ExchangeFailure.Reason why() {
        return ExchangeFailure.Reason.REFUSED;
    }
}
