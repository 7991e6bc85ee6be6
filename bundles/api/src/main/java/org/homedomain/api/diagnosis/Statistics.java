// SPDX-License-Identifier: Apache-2.0
package org.homedomain.api.diagnosis;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Counts and measures for one part of the domain. Register an implementation as an OSGi service. */
@ConsumerType
public interface Statistics {

    /** Orders the report: lower comes first. 40 RPC, 50 membership. */
    int order();

    /**
     * How it stands now. Called on a thread of the caller's, as often as it likes; returns within a second and must not
     * throw.
     *
     * @return in the order in which they are shown; what is not known is left out
     */
    List<Figure> figures();
}
