// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

/** Something that a domain does by itself when its time has come. */
interface Duty {

    /** When {@link #perform} wants to be called; {@link Courier#NEVER} if it does not. */
    long dueAt(Core core);

    /** Does what is due. Afterwards {@link #dueAt} is later than now, or nothing is left to do. */
    void perform(Core core);
}
