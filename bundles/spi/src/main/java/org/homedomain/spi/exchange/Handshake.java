// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.exchange;

import java.util.Optional;

/**
 * Who speaks, and whom it expects. Every message between our own domains carries one; an original sends none.
 *
 * @param title the speaker's dominion; must equal the listener's exactly
 * @param senderId the speaker's ID
 * @param senderBoot the speaker's boot value
 * @param expectedId whom the speaker wants to reach; empty if it cannot know (static address, first contact)
 * @param protocol versions that the speaker speaks
 */
public record Handshake(
        String title, String senderId, long senderBoot, Optional<String> expectedId, ProtocolRange protocol) {}
