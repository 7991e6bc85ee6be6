// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.simulation.world;

/**
 * Where something listens.
 *
 * @param address an IP address as text
 * @param port a TCP port
 */
record Socket(String address, int port) {}
