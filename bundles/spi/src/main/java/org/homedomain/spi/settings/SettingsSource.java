// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.settings;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The valid settings of this domain; an OSGi service that exists only while there are valid ones. Methods may be
 * called from any thread.
 */
@ProviderType
public interface SettingsSource {

    /** The newest valid settings. */
    DomainSettings current();

    /** Keys that were changed since the start but need a restart to take effect, sorted; usually empty. */
    List<String> awaitingRestart();
}
