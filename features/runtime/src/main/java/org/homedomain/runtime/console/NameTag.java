// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.console;

import org.homedomain.api.peer.PeerRegistry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets the domain be found under its own name as soon as that is known. */
@Component(
        service = {},
        immediate = true)
public final class NameTag {

    @Activate
    public NameTag(@Reference ExecServer server, @Reference PeerRegistry registry) {
        server.callItself(registry.view().self().name());
    }
}
