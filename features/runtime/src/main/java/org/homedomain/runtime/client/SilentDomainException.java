// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.client;

import java.io.IOException;

/** A domain did not take a command within the time: its process is there, but does nothing. */
final class SilentDomainException extends IOException {

    private static final long serialVersionUID = 1L;

    SilentDomainException() {
        super("no answer");
    }
}
