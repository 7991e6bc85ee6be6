// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.karaf;

/**
 * A configuration on loopback, under a title that no other test uses.
 *
 * @param title the dominion's
 * @param name the domain's
 * @param port where it serves
 */
record DomainToml(String title, String name, int port) {

    String text() {
        return """
                title = "%s"
                name = "%s"
                port = %d

                [network]
                interfaces = ["lo"]
                """
                .formatted(title, name, port);
    }

    /** The same as keys of the PID. */
    String pid() {
        return "title = %s\nname = %s\nport = %d\nnetwork.interfaces = lo\n".formatted(title, name, port);
    }
}
