// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.homedomain.spi.exchange.Beat;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Verdict;
import org.homedomain.spi.transport.ExchangeFailure;
import org.homedomain.spi.transport.StreamEvents;

/** What the codec of open streams understood, in order. It ends no stream. */
public final class Heard implements StreamEvents {

    private final List<Object> all = new ArrayList<>();

    public List<Object> all() {
        return List.copyOf(all);
    }

    @Override
    public void greeted(Handshake greeting) {
        all.add(greeting);
    }

    @Override
    public void beat(Beat beat) {
        all.add(beat);
    }

    @Override
    public void told(Verdict verdict) {
        all.add(verdict);
    }

    @Override
    public void ended(ExchangeFailure why) {
        throw new AssertionError("the codec ends nothing", why);
    }
}
