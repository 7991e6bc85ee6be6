// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.red.other;

import java.util.Optional;
import org.homedomain.shell.red.one.One;

/** The other half of a cycle. */
public final class Other {

    Optional<One> one() {
        return Optional.empty();
    }
}
