// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

/**
 * What does not change while a domain runs, and its first pacing.
 *
 * @param title the dominion's title
 * @param id this domain's ID
 * @param idConfigured whether a person chose the ID, so that it cannot be given up for another
 * @param boot random for each start
 * @param storedIncarnation the highest incarnation that an earlier run used, 0 if none
 * @param pacing when it does what
 */
public record MembershipSettings(
        String title, String id, boolean idConfigured, long boot, long storedIncarnation, Pacing pacing) {}
