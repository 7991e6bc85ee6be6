// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.command;

import java.util.Objects;

/** The version of this build. */
public final class Version {

    private Version() {}

    /** As the jar's manifest tells; {@code development} outside a jar. */
    public static String current() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }
}
