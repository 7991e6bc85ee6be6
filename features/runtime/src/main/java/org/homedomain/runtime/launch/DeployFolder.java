// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import org.homedomain.runtime.channel.PrivateFolder;
import org.homedomain.runtime.command.CommandLine;
import org.homedomain.runtime.command.ExitStatus;
import org.homedomain.runtime.command.ReportedException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.hooks.bundle.FindHook;

/** The folder File Install watches for bundles and configurations. */
final class DeployFolder {

    private static final String WATCHER = "org.apache.felix.fileinstall";

    private DeployFolder() {}

    /**
     * Makes it if there is none.
     *
     * @throws ReportedException if it cannot be made, or File Install would take its name for something else
     */
    static void make(CommandLine.Start start) throws ReportedException {
        refuse(start.deploy(), ",");
        refuse(start.deploy(), "${");
        refuse(start.data(), "${");
        try {
            PrivateFolder.make(start.deploy());
        } catch (IOException e) {
            throw unusable(start.deploy(), e.toString());
        }
    }

    /** File Install takes a comma for the end of a folder, and fills in variables. */
    private static void refuse(Path folder, String characters) throws ReportedException {
        if (folder.toString().contains(characters)) {
            throw unusable(folder, "its name contains \"" + characters + "\"");
        }
    }

    private static ReportedException unusable(Path folder, String why) {
        return new ReportedException(
                ExitStatus.DATA_FOLDER,
                "the folder " + folder + " cannot be used: " + why + "\nName others with --data DIR and --deploy DIR.");
    }

    /**
     * Hides the nested bundles from File Install. A file of the same name and version would otherwise stop and update
     * the nested bundle, and uninstall it when the file is deleted; now the framework refuses to install that file.
     */
    static FindHook hideNested() {
        return DeployFolder::hideNested;
    }

    private static void hideNested(BundleContext asking, Collection<Bundle> found) {
        if (WATCHER.equals(asking.getBundle().getSymbolicName())) {
            found.removeIf(bundle -> bundle.getLocation().startsWith(NestedBundles.LOCATION));
        }
    }
}
