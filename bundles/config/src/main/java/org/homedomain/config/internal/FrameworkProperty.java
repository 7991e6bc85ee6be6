// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

import org.jspecify.annotations.Nullable;

/** Looks up a property of the framework, or of the system if the framework has none. */
@FunctionalInterface
interface FrameworkProperty {

    /** Null if it is not set. */
    @Nullable
    String of(String key);
}
