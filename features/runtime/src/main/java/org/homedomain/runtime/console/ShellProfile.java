// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.console;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.osgi.framework.BundleContext;

/** The script the shell begins with. Gogo reads it from a file only. */
final class ShellProfile {

    private ShellProfile() {}

    /** Puts it where Gogo looks and returns the folder to be named {@code gosh.home}. */
    static Path unpack(BundleContext context) throws IOException {
        File folder = Objects.requireNonNull(context.getDataFile("shell"), "no storage for bundles");
        Path script = folder.toPath().resolve("etc/gosh_profile");
        Files.createDirectories(script.getParent());
        try (InputStream text = ShellProfile.class.getResourceAsStream("gosh_profile")) {
            Files.copy(Objects.requireNonNull(text, "gosh_profile"), script, StandardCopyOption.REPLACE_EXISTING);
        }
        return folder.toPath();
    }
}
