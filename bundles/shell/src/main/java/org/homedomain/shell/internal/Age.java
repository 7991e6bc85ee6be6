// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.time.Duration;
import java.util.Locale;

/** How long ago something was, for people: one unit is enough. */
final class Age {

    private Age() {}

    static String of(Duration age) {
        long seconds = age.toSeconds();
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", age.toMillis() / 1000.0);
        }
        if (seconds < 120) {
            return seconds + " s";
        }
        if (age.toMinutes() < 120) {
            return age.toMinutes() + " min";
        }
        return age.toHours() < 48 ? age.toHours() + " h" : age.toDays() + " d";
    }
}
