// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

/**
 * A network that hosts can be attached to: a bridge that floods multicast.
 *
 * @param bridge its name in the lab
 * @param number goes into its addresses, {@code 10.77.number.host}
 */
public record Network(String bridge, int number) {

    String address(int host) {
        return "10.77." + number + "." + host;
    }
}
