// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import java.io.IOException;
import org.homedomain.itests.fuzz.Choices;

/** Whatever peers, persons, time and the network may do to a domain, in any order. */
public final class MembershipFuzz {

    private static final int MAX_STEPS = 300;

    private MembershipFuzz() {}

    /** One life of a domain; {@link Subject} says what has to hold. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Choices choices = new Choices(input);
        Subject subject = new Subject(choices);
        subject.start();
        for (int step = 0; step < MAX_STEPS && !choices.isOver(); step++) {
            subject.live();
        }
        subject.endsQuietly();
    }
}
