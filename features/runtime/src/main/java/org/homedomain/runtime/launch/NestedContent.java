// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.launch;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.osgi.framework.connect.ConnectContent;

/**
 * What a nested bundle has besides its classes, which the framework asks {@link #getClassLoader} for.
 *
 * @param folder where it lies in the jar, with a slash at the end
 * @param entries paths within that folder
 */
record NestedContent(JarFile jar, String folder, List<String> entries) implements ConnectContent {

    /** None of its own: the framework reads the manifest among the entries. */
    @Override
    public Optional<Map<String, String>> getHeaders() {
        return Optional.empty();
    }

    @Override
    public List<String> getEntries() {
        return entries;
    }

    @Override
    public Optional<ConnectEntry> getEntry(String path) {
        return Optional.ofNullable(jar.getJarEntry(folder + path)).map(entry -> new Entry(jar, path, entry));
    }

    @Override
    public Optional<ClassLoader> getClassLoader() {
        return Optional.of(NestedContent.class.getClassLoader());
    }

    @Override
    public void open() {}

    @Override
    public void close() {}

    private record Entry(JarFile jar, String path, JarEntry entry) implements ConnectEntry {

        @Override
        public String getName() {
            return path;
        }

        @Override
        public long getContentLength() {
            return entry.getSize();
        }

        @Override
        public long getLastModified() {
            return entry.getTime();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return jar.getInputStream(entry);
        }
    }
}
