// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that runs once on each {@link Java}, which its class takes in its constructor. */
@TestTemplate
@ExtendWith(EachJava.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface OnEachJava {}
