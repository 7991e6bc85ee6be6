// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime;

/** Whether a person sits in front of this process. */
final class Terminals {

    private Terminals() {}

    /** Both standard input and output are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // it does, with the old provider
    static boolean interactive() {
        // Since Java 22 there is a Console for redirected streams too, unless the old provider is asked for.
        System.setProperty("jdk.console", "java.base");
        return System.console() != null;
    }
}
