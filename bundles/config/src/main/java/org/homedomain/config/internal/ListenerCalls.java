// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.settings.SettingsListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every listener, whatever another one does. */
final class ListenerCalls {

    private static final Logger LOG = LoggerFactory.getLogger(ListenerCalls.class);

    private final List<SettingsListener> listeners = new CopyOnWriteArrayList<>();

    void add(SettingsListener listener) {
        listeners.add(listener);
    }

    void remove(SettingsListener listener) {
        listeners.remove(listener);
    }

    void tell(DomainSettings settings) {
        for (SettingsListener listener : listeners) {
            try {
                listener.settingsChanged(settings);
            } catch (RuntimeException defect) {
                LOG.error("{} failed on changed settings; the others are told all the same.", listener, defect);
            }
        }
    }
}
