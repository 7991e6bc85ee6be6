// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Two versions of the archive at once would be two domains in one process: the second gets no further than installed. */
class SecondVersionIT {

    /** Each would begin a domain of its own. The bundles that only export harm nobody when there are two. */
    private static final Set<String> ONE_ONLY =
            Set.of("org.homedomain.config", "org.homedomain.registry", "org.homedomain.rpc");

    @ParameterizedTest
    @EnumSource(Flavour.class)
    void aSecondVersionOfABundleDoesNotResolve(Flavour flavour) throws Exception {
        try (DomainFramework domain = DomainFramework.start(flavour, "second-" + flavour, "")) {
            assertThat(domain.ours()).containsAll(ONE_ONLY);
            for (Archive.Carried each : Archive.bundles()) {
                if (ONE_ONLY.contains(each.name())) {
                    Bundle second = domain.context().installBundle("second:" + each.name(), newer(each));
                    assertThatThrownBy(second::start).as(each.name()).isInstanceOf(BundleException.class);
                    assertThat(second.getState()).as(each.name()).isEqualTo(Bundle.INSTALLED);
                    assertThat(domain.bundle(each.name()).getState()).isEqualTo(Bundle.ACTIVE);
                    second.uninstall();
                }
            }
        }
    }

    private static InputStream newer(Archive.Carried bundle) throws IOException {
        try (JarInputStream from = new JarInputStream(bundle.open())) {
            Manifest manifest = from.getManifest();
            manifest.getMainAttributes().putValue("Bundle-Version", "99.0.0");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (JarOutputStream to = new JarOutputStream(bytes, manifest)) {
                for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    from.transferTo(to);
                }
            }
            return new ByteArrayInputStream(bytes.toByteArray());
        }
    }
}
