// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** What only the build knows. */
final class BuildProperties {

    private BuildProperties() {}

    static String get(String key) {
        try (InputStream file = BuildProperties.class.getResourceAsStream("build.properties")) {
            Properties properties = new Properties();
            properties.load(Objects.requireNonNull(file, "build.properties"));
            return Objects.requireNonNull(properties.getProperty(key), key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
