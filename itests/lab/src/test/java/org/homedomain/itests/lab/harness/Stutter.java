// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

/** A program that is stopped for five seconds in every six, until this is closed. */
public final class Stutter implements AutoCloseable {

    private static final String SCRIPT = "while kill -STOP $0; do sleep 5; kill -CONT $0; sleep 1; done";

    private final Program victim;
    private final Program script;

    /** Begins with a stop. */
    public Stutter(Host host, Program victim) {
        this.victim = victim;
        this.script = host.start("stutter", "sh", "-c", SCRIPT, victim.innerPid());
    }

    /** Whether it still goes on. */
    public boolean running() {
        return script.running();
    }

    @Override
    public void close() {
        script.close();
        victim.resume();
    }
}
