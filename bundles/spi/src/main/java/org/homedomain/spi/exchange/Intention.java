// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.exchange;

/** What an owner says that it is about to do. */
public enum Intention {
    /** Takes part. */
    ACTIVE,
    /** Is away for a while that it announced. */
    SLEEPING,
    /** Takes part, but hosts nothing new. */
    DRAINING,
    /** Is gone on purpose. */
    LEFT
}
