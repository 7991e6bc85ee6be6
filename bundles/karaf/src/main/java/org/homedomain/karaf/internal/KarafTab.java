// SPDX-License-Identifier: Apache-2.0
package org.homedomain.karaf.internal;

import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.homedomain.shell.CommandCompletion;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Gives Karaf's shell the completer of our commands for as long as both are there. */
@Component(
        service = {},
        immediate = true)
public final class KarafTab {

    private final SessionFactory sessions;
    private final Command tab;

    @Activate
    public KarafTab(@Reference SessionFactory sessions, @Reference CommandCompletion completion) {
        this.sessions = sessions;
        this.tab = new TabCommand(new DomainCompleter(completion));
        sessions.getRegistry().register(tab);
    }

    @Deactivate
    public void close() {
        sessions.getRegistry().unregister(tab);
    }
}
