// SPDX-License-Identifier: Apache-2.0
package org.homedomain.api.diagnosis;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Looks whether one part of the domain is in order. Register an implementation as an OSGi service. */
@ConsumerType
public interface Diagnosis {

    /** Orders the report: lower comes first. 10 configuration, 20 network, 30 discovery, 40 RPC, 50 membership. */
    int order();

    /**
     * Examines its part. Called on a thread of the caller's; may take up to three seconds (the caller shows progress);
     * must not throw.
     *
     * @return what was found, good news included; never empty
     */
    List<Finding> examine();
}
