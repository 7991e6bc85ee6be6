// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.homedomain.api.diagnosis.Finding;
import org.homedomain.discovery.internal.mdns.EchoProbe.Echoes;
import org.homedomain.spi.discovery.DiscoverySession;
import org.homedomain.spi.discovery.Posture;
import org.homedomain.spi.discovery.Sighting;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.settings.DurationRange;
import org.homedomain.spi.settings.NetworkSettings;
import org.homedomain.spi.settings.NetworkSettings.MdnsEngine;
import org.homedomain.spi.settings.PacingSettings;
import org.homedomain.spi.settings.SelfSettings;
import org.homedomain.spi.settings.SettingsSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class MdnsDiscoveryTest {

    private static final Echoes NOTHING = new Echoes(Set.of(), Set.of(), true);

    private final String title = Domains.freshTitle();
    private final MdnsDiscovery here = new MdnsDiscovery(source(settings(true, MdnsEngine.DIRECT)));
    private final MdnsDiscovery there = new MdnsDiscovery(source(settings(true, MdnsEngine.DIRECT)));
    private final BlockingQueue<Sighting> sightings = new LinkedBlockingQueue<>();

    @BeforeEach
    void connect() throws Exception {
        here.linksChanged(List.of(Domains.loopback()));
        there.linksChanged(List.of(Domains.loopback()));
    }

    @AfterEach
    void deactivate() {
        here.deactivate();
        there.deactivate();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("homedomain-mdns"));
    }

    @Test
    void reportsThatOurOwnQuestionCameBack() {
        DiscoverySession session = open(here, "one");
        assertThat(here.examine()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.OK);
            assertThat(finding.observed()).contains("Our own question came back");
        });

        session.close();
        assertThat(here.examine()).singleElement().satisfies(finding -> assertThat(finding.observed())
                .contains("looks for nobody"));
    }

    @Test
    void settingsSwitchItOffAndOn() throws Exception {
        open(here, "one").assume(Posture.LONELY);
        here.settingsChanged(settings(false, MdnsEngine.DIRECT));
        assertThat(here.examine()).singleElement().satisfies(finding -> assertThat(finding.observed())
                .contains("switched off"));
        open(there, "two").assume(Posture.LONELY);
        assertThat(sightings.poll(500, TimeUnit.MILLISECONDS)).isNull();

        here.settingsChanged(settings(true, MdnsEngine.DIRECT));
        assertThat(sightings.poll(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void settingsSwitchToJmdns() throws Exception {
        open(here, "one").assume(Posture.LONELY);
        here.settingsChanged(settings(true, MdnsEngine.JMDNS));
        open(there, "two").assume(Posture.LONELY);

        assertThat(sightings.poll(20, TimeUnit.SECONDS)).isNotNull();
        assertThat(here.examine())
                .as("JmDNS is there, and is not replaced by ours")
                .isNotEmpty()
                .noneMatch(finding -> finding.subject().equals("mDNS engine"));
    }

    @Test
    void reportsWhetherOurAnnouncementIsVisible() {
        DiscoverySession session = open(here, "one");
        session.assume(Posture.LONELY);
        assertThat(here.examine()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.OK);
            assertThat(finding.observed()).contains("our announcement came back");
        });

        session.assume(Posture.QUIET);
        assertThat(here.examine()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.OK);
            assertThat(finding.observed()).contains("nothing is announced");
        });
    }

    @Test
    void anAnnouncementThatDoesNotComeBackIsAFault() {
        Lane lane = new Lane("eth0", false);
        Map<Lane, LaneSockets.LaneState> works = Map.of(lane, new LaneSockets.LaneState("", new LaneCounters()));

        assertThat(MdnsReport.findings(works, new Echoes(Set.of(lane), Set.of(), true), ""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.FAULT);
                    assertThat(finding.observed()).contains("not our announcement");
                });
    }

    @Test
    void followsLinksThatComeAndGo() throws Exception {
        open(here, "one").assume(Posture.LONELY);
        here.linksChanged(List.of());
        assertThat(here.examine()).singleElement().satisfies(finding -> assertThat(finding.severity())
                .isEqualTo(Finding.Severity.FAULT));
        open(there, "two").assume(Posture.ANSWERABLE);
        assertThat(sightings.poll(300, TimeUnit.MILLISECONDS)).isNull();

        here.linksChanged(List.of(Domains.loopback()));
        assertThat(sightings.poll(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void aLinkThatFailsIsToldAndHindersNoOther() throws Exception {
        var broken = new org.homedomain.spi.discovery.LocalNetwork.Link(
                "nosuch0", Domains.loopback().addresses(), false);
        here.linksChanged(List.of(broken, Domains.loopback()));
        open(here, "one").assume(Posture.LONELY);
        open(there, "two").assume(Posture.LONELY);
        assertThat(sightings.poll(10, TimeUnit.SECONDS)).isNotNull();

        assertThat(here.examine())
                .extracting(Finding::severity)
                .containsExactly(Finding.Severity.OK, Finding.Severity.FAULT);
    }

    @Test
    void reportNamesCauseAndRemedy() {
        Lane lane = new Lane("eth0", false);
        Lane lane6 = new Lane("eth0", true);
        Map<Lane, LaneSockets.LaneState> unreachable =
                Map.of(lane, new LaneSockets.LaneState("Network is unreachable", new LaneCounters()));
        assertThat(MdnsReport.findings(unreachable, NOTHING, ""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.FAULT);
                    assertThat(finding.remedy()).contains("ip route add 224.0.0.0/4 dev eth0");
                });

        Map<Lane, LaneSockets.LaneState> silent = Map.of(lane, new LaneSockets.LaneState("", new LaneCounters()));
        assertThat(MdnsReport.findings(silent, NOTHING, "3 malformed"))
                .extracting(Finding::severity)
                .containsExactly(Finding.Severity.FAULT, Finding.Severity.WARNING);

        Map<Lane, LaneSockets.LaneState> halfway = Map.of(
                lane, new LaneSockets.LaneState("", new LaneCounters()),
                lane6, new LaneSockets.LaneState("Operation not permitted", new LaneCounters()));
        assertThat(MdnsReport.findings(halfway, new Echoes(Set.of(lane), Set.of(lane), true), ""))
                .satisfiesExactly(works -> assertThat(works.severity()).isEqualTo(Finding.Severity.OK), fails -> {
                    assertThat(fails.severity()).isEqualTo(Finding.Severity.WARNING);
                    assertThat(fails.remedy()).contains("firewall");
                });
    }

    private DiscoverySession open(MdnsDiscovery discovery, String id) {
        return discovery.open(Domains.domain(title, id, 1001), sightings::add);
    }

    private static SettingsSource source(DomainSettings settings) {
        return new SettingsSource() {
            @Override
            public DomainSettings current() {
                return settings;
            }

            @Override
            public List<String> awaitingRestart() {
                return List.of();
            }
        };
    }

    private static DomainSettings settings(boolean mdns, MdnsEngine engine) {
        DurationRange range = new DurationRange(Duration.ofSeconds(1), Duration.ofSeconds(2));
        Duration second = Duration.ofSeconds(1);
        return new DomainSettings(
                new SelfSettings(Optional.empty(), "Test", "test", 0, Set.of()),
                new PacingSettings(second, range, range, range, second, second),
                new NetworkSettings(List.of("lo"), false, mdns, engine, List.of()),
                Map.of(),
                Path.of("."));
    }
}
