// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.homedomain.spi.discovery.Announcement;
import org.homedomain.spi.discovery.DiscoverySession;
import org.homedomain.spi.discovery.LocalNetwork.Link;
import org.homedomain.spi.discovery.Posture;
import org.homedomain.spi.discovery.SightingListener;
import org.jspecify.annotations.Nullable;

/** A session that outlives the implementation which serves it: the settings may choose another one, or none. */
final class SwitchableSession implements DiscoverySession {

    private final Announcement self;
    private final SightingListener listener;
    private final Consumer<SwitchableSession> onClose;
    private @Nullable MdnsSession current;
    private List<Link> links = List.of();
    private Posture posture = Posture.QUIET;
    private boolean closed;

    SwitchableSession(Announcement self, SightingListener listener, Consumer<SwitchableSession> onClose) {
        this.self = self;
        this.listener = listener;
        this.onClose = onClose;
    }

    /** Ends the present session, if any, and goes on with that implementation; with none if empty. */
    void use(Optional<MdnsProvider> provider) {
        closeCurrent();
        synchronized (this) {
            if (!closed && current == null) {
                current = provider.map(each -> each.open(self, listener)).orElse(null);
                follow(links);
                assume(posture);
            }
        }
    }

    synchronized void follow(List<Link> now) {
        links = now;
        if (current != null) {
            current.follow(now);
        }
    }

    synchronized Optional<MdnsSession> current() {
        return Optional.ofNullable(current);
    }

    @Override
    public synchronized void assume(Posture next) {
        posture = next;
        if (current != null) {
            current.assume(next);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        closeCurrent();
        onClose.accept(this);
    }

    /** Closing takes up to a second, in which the lock is not held: others want to go on. */
    private void closeCurrent() {
        MdnsSession closing;
        synchronized (this) {
            closing = current;
            current = null;
        }
        if (closing != null) {
            closing.close();
        }
    }
}
