// SPDX-License-Identifier: Apache-2.0
/**
 * What {@code domain:doctor} and {@code domain:stats} ask.
 * Provide a {@link org.homedomain.api.diagnosis.Diagnosis} to be asked, too, and a
 * {@link org.homedomain.api.diagnosis.Statistics} for {@code domain:stats}.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.homedomain.api.diagnosis;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
