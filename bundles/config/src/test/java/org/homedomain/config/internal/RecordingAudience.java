// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.settings.SettingsSource;

/** Keeps what it hears in order. */
final class RecordingAudience implements SettingsAudience {

    record Found(DomainSettings settings) {}

    record Changed(DomainSettings settings) {}

    record Failed(String reasons) {}

    final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

    @Override
    public void settingsFound(SettingsSource source) {
        heard.add(new Found(source.current()));
    }

    @Override
    public void settingsChanged(DomainSettings settings) {
        heard.add(new Changed(settings));
    }

    @Override
    public void startFailed(String reasons) {
        heard.add(new Failed(reasons));
    }
}
