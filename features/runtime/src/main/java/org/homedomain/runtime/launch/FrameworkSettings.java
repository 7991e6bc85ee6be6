// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.launch;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.homedomain.runtime.command.CommandLine;
import org.osgi.framework.Constants;

/** The properties the framework and the bundles in it are started with. */
final class FrameworkSettings {

    private static final String FILE_INSTALL = "felix.fileinstall.";

    private FrameworkSettings() {}

    static Map<String, Object> of(CommandLine.Start start) {
        Path data = start.data();
        Map<String, Object> settings = new HashMap<>();
        // Without it the configuration is looked for in the current folder, where there need not be one.
        start.config().ifPresent(file -> settings.put("homedomain.config", file.toString()));
        settings.put("homedomain.data", data.toString());

        settings.put(Constants.FRAMEWORK_STORAGE, data.resolve("cache").toString());
        // A cache that a power cut left half written would outlive every restart; copying the bundles anew is cheap.
        settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        settings.put("felix.cache.locking", "false");
        settings.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, Integer.toString(StartLevel.FOUNDATION.level()));
        settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, slf4jPackages());
        // A deployed bundle sees what it imports, not what happens to lie on this process's class path.
        settings.put("felix.bootdelegation.implicit", "false");
        settings.put("felix.log.logger", new FrameworkLog());
        settings.put("felix.log.level", "2");

        settings.put("ds.loglevel", "warn");
        // With the default of 5 s a component is given up for good when a slow card makes another one's start longer.
        settings.put("ds.lock.timeout.milliseconds", "60000");
        // Kept over a restart, a configuration would outlive its file in the deploy folder.
        settings.put("felix.cm.dir", data.resolve("cache/config").toString());
        settings.putAll(fileInstall(start));
        return settings;
    }

    private static Map<String, String> fileInstall(CommandLine.Start start) {
        Map<String, String> settings = new HashMap<>();
        settings.put(FILE_INSTALL + "dir", start.deploy().toString());
        settings.put(
                FILE_INSTALL + "tmpdir", start.data().resolve("cache/deploying").toString());
        settings.put(FILE_INSTALL + "poll", "500");
        settings.put(FILE_INSTALL + "noInitialDelay", "true");
        settings.put(FILE_INSTALL + "enableConfigSave", "false");
        settings.put(FILE_INSTALL + "log.default", "jul");
        settings.put(FILE_INSTALL + "log.level", "2");
        settings.put(FILE_INSTALL + "start.level", Integer.toString(StartLevel.ACCESS.level()));
        // The default, all, restarts nested bundles that could make use of a new one.
        settings.put(FILE_INSTALL + "optionalImportRefreshScope", "managed");
        settings.put(FILE_INSTALL + "fragmentRefreshScope", "managed");
        return settings;
    }

    /** The bundles share the launcher's slf4j: only there its provider can be found without an extender. */
    private static String slf4jPackages() {
        String version = ";version=\"" + BuildProperties.get("slf4j.version") + "\"";
        return "org.slf4j" + version + ",org.slf4j.event" + version + ",org.slf4j.helpers" + version + ",org.slf4j.spi"
                + version;
    }
}
