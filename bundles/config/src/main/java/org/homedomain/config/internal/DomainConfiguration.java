// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The keys of the PID as management tools show them; {@code docs/configuration.md} has them all. */
@ObjectClassDefinition(
        name = "Domain",
        description = "A domain of the house. Not used if a domain.toml exists. Lists are separated by commas;"
                + " durations are texts such as 500ms, 10s, 1m, or whole nanoseconds. Services are set by the keys"
                + " services.NAME.priority, services.NAME.depends and services.NAME.traits.")
@interface DomainConfiguration {

    @AttributeDefinition(name = "ID", description = "Empty: made at the first start and kept.", required = false)
    String uuid() default "";

    @AttributeDefinition(name = "Title", description = "All domains with one title form one dominion.")
    String title() default "Dominion";

    @AttributeDefinition(name = "Name", description = "Empty: the host name.", required = false)
    String name() default "";

    @AttributeDefinition(
            name = "Port",
            description = "TCP, 0 for a free one.",
            type = AttributeType.INTEGER,
            min = "0",
            max = "65535")
    int port() default 0;

    @AttributeDefinition(name = "Traits", description = "Capabilities of the hardware or place.", required = false)
    String traits() default "";

    @AttributeDefinition(name = "Peers", description = "host:port of domains to dial besides.", required = false)
    String peers() default "";

    @AttributeDefinition(
            name = "Interfaces",
            description = "Interfaces or networks to use, such as eth*,10.0.0.0/8; empty for all.",
            required = false)
    String network_interfaces() default "";

    @AttributeDefinition(name = "Public addresses", description = "Whether addresses of the internet are used.")
    boolean network_publicAddresses() default false;

    @AttributeDefinition(name = "mDNS", description = "Whether peers are looked for by multicast.")
    boolean discovery_mdns() default true;

    @AttributeDefinition(name = "mDNS engine", description = "direct or jmdns.")
    String discovery_engine() default "direct";

    @AttributeDefinition(
            name = "Beat interval",
            description = "How often a sign of life is given; the same everywhere.")
    String membership_beatInterval() default "800ms";

    @AttributeDefinition(name = "Suspicion timeout", description = "How long a suspect has to refute.")
    String membership_suspicionTimeout() default "1s";

    @AttributeDefinition(name = "Dial timeout", description = "Bound on connecting to a peer.")
    String connectionConfig_dialtimeout() default "3s";

    @AttributeDefinition(name = "Isolation check, least")
    String connectionConfig_isolationCheck_min() default "500ms";

    @AttributeDefinition(name = "Isolation check, most")
    String connectionConfig_isolationCheck_max() default "10s";

    @AttributeDefinition(name = "Isolation timeout, least")
    String connectionConfig_isolationTimeout_min() default "5s";

    @AttributeDefinition(name = "Isolation timeout, most")
    String connectionConfig_isolationTimeout_max() default "100s";

    @AttributeDefinition(name = "Heartbeat, least")
    String connectionConfig_heartbeatCheck_min() default "1s";

    @AttributeDefinition(name = "Heartbeat, most")
    String connectionConfig_heartbeatCheck_max() default "40s";
}
