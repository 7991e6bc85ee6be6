// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

/** Whether this domain takes part; rules M17 and M18. */
enum Presence {
    /** Takes part. */
    PRESENT,
    /** Says goodbye. */
    LEAVING,
    /** Said goodbye; silent. */
    GONE,
    /** Another domain has its ID; silent. */
    DISPLACED
}
