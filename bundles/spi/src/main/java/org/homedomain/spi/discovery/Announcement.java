// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.discovery;

/**
 * What discovery tells of this domain.
 *
 * @param title the dominion's title
 * @param id this domain's ID
 * @param name this domain's name
 * @param version of its software
 * @param port of its server
 */
public record Announcement(String title, String id, String name, String version, int port) {}
