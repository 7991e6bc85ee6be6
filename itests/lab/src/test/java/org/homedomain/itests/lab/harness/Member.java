// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

/** A domain that says what it hears, be it a process of its own or one of several in a process. */
public interface Member {

    /** How people call it. */
    String name();

    /** Its own ID; waits for it. */
    String id();

    /** What it heard of others. */
    Observations observations();
}
