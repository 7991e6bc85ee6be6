// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.exchange;

/**
 * A sign of life on an open stream; its size does not depend on what is known.
 *
 * @param digest stands for all records and entries the speaker holds; two domains that hold the same have the same digest
 */
public record Beat(long digest) {}
