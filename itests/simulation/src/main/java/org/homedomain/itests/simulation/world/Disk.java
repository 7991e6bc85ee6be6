// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

import java.util.List;
import org.homedomain.spi.exchange.ExchangeMessage;

/** What outlives a process. */
public final class Disk {

    private String id;
    private long incarnation;
    private List<ExchangeMessage> snapshot;

    Disk(String id) {
        this(id, 0, List.of());
    }

    private Disk(String id, long incarnation, List<ExchangeMessage> snapshot) {
        this.id = id;
        this.incarnation = incarnation;
        this.snapshot = snapshot;
    }

    /** The same content on another card. */
    public Disk copy() {
        return new Disk(id, incarnation, snapshot);
    }

    /** The domain's ID. */
    public String id() {
        return id;
    }

    /** The highest incarnation that was used. */
    public long incarnation() {
        return incarnation;
    }

    List<ExchangeMessage> snapshot() {
        return snapshot;
    }

    void incarnation(long newer) {
        incarnation = newer;
    }

    void snapshot(List<ExchangeMessage> newer) {
        snapshot = newer;
    }

    void renew(String newId, List<ExchangeMessage> known) {
        id = newId;
        incarnation = 0;
        snapshot = known;
    }
}
