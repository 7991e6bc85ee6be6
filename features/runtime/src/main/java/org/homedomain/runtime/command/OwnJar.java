// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.command;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The executable jar this program runs from. */
public final class OwnJar {

    private OwnJar() {}

    public static Path path() throws IOException {
        try {
            return Path.of(OwnJar.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
