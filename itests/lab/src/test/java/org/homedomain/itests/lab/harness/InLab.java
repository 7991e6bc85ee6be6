// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks tests that need a lab. Where there can be none they are left out with a line that says why; with
 * {@code CI=true} in the environment that is a failure.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LabCondition.class)
public @interface InLab {

    /** Programs besides {@code ip}, {@code unshare} and {@code nsenter} that must be installed. */
    String[] tools() default {};

    /** Whether domains are started, for which the lean runtime must have been built. */
    boolean domains() default true;

    /** Whether many domains in one process are started, for which itests/crowd must have been built. */
    boolean crowd() default false;
}
