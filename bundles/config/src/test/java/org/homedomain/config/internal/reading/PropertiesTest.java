// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.settings.DurationRange;
import org.homedomain.spi.settings.ServiceSettings;
import org.homedomain.spi.settings.ServiceSettings.Priority;
import org.junit.jupiter.api.Test;

class PropertiesTest {

    @Test
    void flatKeysGiveTheSameSettingsAsAFile() {
        Map<String, Object> flat = Map.of(
                "Title", "Home",
                "port", "9000",
                "traits", "compute, zigbeeStick",
                "peers", new String[] {"10.0.0.7:9000", "[fd00::1]:9000"},
                "connectionConfig.dialTimeout", "5s",
                "connectionconfig.isolationCheck.min", 1_000_000_000L,
                "connectionConfig.isolationcheck.max", "3000000000",
                "discovery.mdns", "false",
                "services.my.light.priority", "required",
                "services.my.light.traits", List.of("neoPixel"));
        Outcome outcome = Texts.properties(flat);
        assertThat(Texts.lines(outcome)).isEmpty();
        assertThat(outcome.settings())
                .isEqualTo(Texts.toml(
                                """
                                title = "Home"
                                port = 9000
                                traits = ["compute", "zigbeeStick"]
                                peers = ["10.0.0.7:9000", "[fd00::1]:9000"]
                                [connectionConfig]
                                dialtimeout = "5s"
                                isolationCheck = { min = "1s", max = "3s" }
                                [discovery]
                                mdns = false
                                [services."my.light"]
                                priority = "required"
                                traits = ["neoPixel"]
                                """)
                        .settings());
        DomainSettings settings = outcome.settings().orElseThrow();
        assertThat(settings.pacing().isolationCheck())
                .isEqualTo(new DurationRange(Duration.ofSeconds(1), Duration.ofSeconds(3)));
        assertThat(settings.network().peers()).contains(Endpoint.of("fd00::1", 9000));
        assertThat(settings.services())
                .containsEntry("my.light", new ServiceSettings(Priority.REQUIRED, List.of(), Set.of("neoPixel")));
    }

    @Test
    void emptyTextsCountAsAbsent() {
        Outcome outcome = Texts.properties(Map.of("uuid", "", "name", " ", "traits", "", "port", ""));
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.settings()).isEqualTo(Texts.toml("").settings());
    }

    @Test
    void errorsNameTheKey() {
        assertThat(Texts.lines(Texts.properties(Map.of(
                        "titel", "x",
                        "port", "9000x",
                        "peers", "a:1,b",
                        "network", "eth0",
                        "connectionConfig.dialtimeout", "5s",
                        "connectionconfig.DialTimeout", "6s",
                        "services.light.priority", "requird",
                        "services.light.depends", "camera"))))
                .containsExactly(
                        "org.homedomain:connectionconfig.DialTimeout: 'connectionConfig.DialTimeout' is already set as"
                                + " 'connectionConfig.dialtimeout' at org.homedomain:connectionConfig.dialtimeout (case"
                                + " makes no difference); keep one of them",
                        "org.homedomain:network: 'network' is \"eth0\"; allowed is a table: [network]",
                        "org.homedomain:peers: 'peers' has \"b\"; allowed is host:port such as \"10.0.0.7:9000\","
                                + " \"[fd00::1]:9000\" or \"kitchen.lan:9000\", port 1 to 65535; the port is missing",
                        "org.homedomain:port: 'port' is \"9000x\"; allowed is a whole number from 0 to 65535, 0 for a"
                                + " free port",
                        "org.homedomain:services.light.depends: 'services.light' depends on 'camera', which is not"
                                + " defined; add [services.camera]",
                        "org.homedomain:services.light.priority: 'services.light.priority' is \"requird\"; allowed is"
                                + " \"dependency\" or \"required\"; did you mean \"required\"?",
                        "org.homedomain:titel: unknown key 'titel' in the top level; did you mean 'title'? Known keys:"
                                + " connectionConfig, discovery, logfilename, membership, name, network, peers, port,"
                                + " serviceHierarchyConfig, services, title, traits, uuid");
    }
}
