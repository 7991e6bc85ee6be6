// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import org.osgi.framework.Version;

/** The bundle's version as a semantic one. */
final class SoftwareVersion {

    private SoftwareVersion() {}

    static String of(Version version) {
        String numbers = version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
        return version.getQualifier().isEmpty() ? numbers : numbers + "-" + version.getQualifier();
    }
}
