// SPDX-License-Identifier: Apache-2.0
package org.homedomain.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/** The outermost classes, which hand time, chance and threads to all others. Only these may ask for them. */
final class WiringClasses extends DescribedPredicate<JavaClass> {

    static final Set<String> NAMES = Set.of(
            "org.homedomain.discovery.internal.fixed.FixedPeers",
            "org.homedomain.discovery.internal.mdns.MdnsDiscovery",
            "org.homedomain.registry.internal.RegistryComponent",
            "org.homedomain.rpc.internal.RpcComponent",
            "org.homedomain.runtime.demo.DemoCommand",
            "org.homedomain.runtime.demo.PrepareCommand",
            "org.homedomain.shell.internal.EventsCommand");

    WiringClasses() {
        super("outermost wiring");
    }

    @Override
    public boolean test(JavaClass type) {
        String name = type.getName();
        int nested = name.indexOf('$');
        return NAMES.contains(nested < 0 ? name : name.substring(0, nested));
    }
}
