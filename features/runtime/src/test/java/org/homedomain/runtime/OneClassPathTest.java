// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Constants;

/** The bundles share one class path in the executable jar, where one class would hide another of its name. */
class OneClassPathTest {

    @Test
    void noTwoBundlesHoldTheSameFile() throws IOException {
        Map<String, String> owners = new TreeMap<>();
        Map<String, String> twice = new TreeMap<>();
        for (String path : classPath()) {
            try (JarFile jar = new JarFile(path)) {
                if (isBundle(jar)) {
                    jar.stream()
                            .map(JarEntry::getName)
                            .filter(OneClassPathTest::isShared)
                            .forEach(name -> {
                                String other = owners.putIfAbsent(name, path);
                                if (other != null) {
                                    twice.put(name, other + " and " + path);
                                }
                            });
                }
            }
        }
        assertThat(owners).hasSizeGreaterThan(1_000);
        assertThat(twice).isEmpty();
    }

    private static List<String> classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(path -> path.endsWith(".jar"))
                .toList();
    }

    private static boolean isBundle(JarFile jar) throws IOException {
        return jar.getManifest() != null
                && jar.getManifest().getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME) != null;
    }

    private static boolean isShared(String name) {
        return !name.endsWith("/")
                && !name.startsWith("META-INF/")
                && !name.startsWith("OSGI-")
                && !name.equals("module-info.class");
    }
}
