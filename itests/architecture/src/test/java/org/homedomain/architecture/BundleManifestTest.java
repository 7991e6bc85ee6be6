// SPDX-License-Identifier: Apache-2.0
package org.homedomain.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What bnd wrote: internal packages stay inside, exported ones carry a version. */
class BundleManifestTest {

    private static final Pattern CLAUSE =
            Pattern.compile("(?:^|,)(org\\.homedomain\\.[\\w.]+)((?:;[^,\"]*(?:\"[^\"]*\")?)*)");

    @Test
    void internalPackagesAreNotExported() throws IOException {
        assertThat(manifests()).isNotEmpty().allSatisfy(manifest -> assertThat(ours(manifest, "Export-Package"))
                .noneMatch(clause -> clause.contains(".internal")));
    }

    @Test
    void exportedPackagesCarryAVersion() throws IOException {
        assertThat(manifests()).allSatisfy(manifest -> assertThat(ours(manifest, "Export-Package"))
                .allMatch(clause -> clause.contains("version=\"")));
    }

    @Test
    void membershipIsNoImportOfAnyone() throws IOException {
        assertThat(manifests()).allSatisfy(manifest -> assertThat(ours(manifest, "Import-Package"))
                .noneMatch(clause -> clause.contains(".membership") || clause.contains(".internal")));
    }

    private static List<String> ours(Attributes manifest, String header) {
        String value = manifest.getValue(header);
        return value == null
                ? List.of()
                : CLAUSE.matcher(value).results().map(match -> match.group()).toList();
    }

    private static List<Attributes> manifests() throws IOException {
        return SourceTree.modules().stream()
                .map(module -> module.resolve("target/classes/META-INF/MANIFEST.MF"))
                .filter(Files::isRegularFile)
                .map(BundleManifestTest::read)
                .toList();
    }

    private static Attributes read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new Manifest(in).getMainAttributes();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
