// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.homedomain.api.diagnosis.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong with the data folder at present; each trouble is logged when it begins. Safe for use by any thread. */
final class Troubles {

    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    private final Map<String, String> byFile = new ConcurrentSkipListMap<>();

    void report(Path file, String what, Exception cause) {
        String sentence = file + " " + what + ": " + cause.getMessage() + ".";
        if (!sentence.equals(byFile.put(file.toString(), sentence))) {
            LOG.warn("{} The domain works on, but may be taken for a new one after a restart.", sentence);
        }
    }

    void solved(Path file) {
        byFile.remove(file.toString());
    }

    List<Finding> findings() {
        if (byFile.isEmpty()) {
            return List.of(Finding.ok("data folder", "The ID, the incarnation and the known peers are kept on disk."));
        }
        return byFile.values().stream()
                .map(sentence -> Finding.warning(
                        "data folder", sentence, "Check that the disk has room and that this user may write there."))
                .toList();
    }
}
