// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/** All that the archive carries, once in each framework. */
class ShippedBundlesIT {

    @ParameterizedTest
    @EnumSource(Flavour.class)
    void everyBundleBecomesActive(Flavour flavour) throws Exception {
        try (DomainFramework domain = DomainFramework.start(flavour, "active-" + flavour, "")) {
            assertThat(domain.ours()).isNotEmpty();
            assertThat(Stream.of(domain.context().getBundles())
                            .filter(each -> each.getHeaders().get(Constants.FRAGMENT_HOST) == null))
                    .allMatch(each -> each.getState() == Bundle.ACTIVE);
        }
    }
}
