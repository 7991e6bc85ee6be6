// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

/**
 * A domain that shares its process with others.
 *
 * @param name which is unique in the lab
 * @param observations from its start on
 */
public record Engine(String name, Observations observations) implements Member {

    @Override
    public String id() {
        return started().id();
    }

    /** When it became active, by the monotonic clock. */
    public long activeNanos() {
        return started().nanos();
    }

    private Observation started() {
        return Await.value(Lab.START, name + " to become active", () -> observations.all().stream()
                .filter(each -> each.kind().equals("ACTIVE"))
                .findFirst());
    }
}
