// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.discovery;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Is told when the links change. Register an implementation as an OSGi service. Must return at once. */
@ConsumerType
public interface LinkListener {

    /** The links are these from now on. Called once after registration, too. */
    void linksChanged(List<LocalNetwork.Link> links);
}
