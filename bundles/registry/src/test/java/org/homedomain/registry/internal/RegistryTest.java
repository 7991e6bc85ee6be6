// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.homedomain.api.diagnosis.Finding;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.DomainControlException;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.membership.Input;
import org.homedomain.spi.discovery.Announcement;
import org.homedomain.spi.discovery.DiscoverySession;
import org.homedomain.spi.discovery.LocalNetwork;
import org.homedomain.spi.discovery.PeerDiscovery;
import org.homedomain.spi.discovery.Posture;
import org.homedomain.spi.discovery.Sighting;
import org.homedomain.spi.discovery.SightingListener;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.settings.DomainSettings;
import org.homedomain.spi.settings.SelfSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class RegistryTest {

    private final Neighbourhood neighbourhood = new Neighbourhood();

    @TempDir
    Path disk;

    private House house(String name, int port) {
        return new House(neighbourhood, name, port, disk.resolve(name));
    }

    private static void join(House one, int port) throws Exception {
        one.control.join("127.0.0.1", port).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void twoRegistriesJoinAndSayGoodbye() throws Exception {
        try (House hall = house("hall", 9001)) {
            House kitchen = house("kitchen", 9002);

            Peer joined =
                    hall.control.join("localhost", 9002).toCompletableFuture().get(20, TimeUnit.SECONDS);

            assertThat(joined.name()).isEqualTo("kitchen");
            assertThat(hall.registry.published().sinceContact(joined)).isPresent();
            House.await(() -> kitchen.sees("hall", PeerStatus.ALIVE));
            kitchen.close();
            House.await(() -> hall.sees("kitchen", PeerStatus.LEFT));
        }
    }

    @Test
    void aVanishedPeerFailsAndItsServicesAreGoneAtOnce() throws Exception {
        try (House hall = house("hall", 9001);
                House kitchen = house("kitchen", 9002)) {
            join(hall, 9002);
            kitchen.registry.servicesChanged(List.of(new AdvertisedService("lamp", 7001)));
            Answering answering = new Answering(hall.registry);
            House.await(() -> answering.serviceAddresses("lamp").equals(List.of("127.0.0.1:7001")));

            kitchen.vanish();

            House.await(() -> hall.sees("kitchen", PeerStatus.FAILED));
            assertThat(answering.serviceAddresses("lamp")).isEmpty();
            assertThat(answering.dump().known()).isEmpty();
            assertThat(answering.dump().sender().map(sender -> sender.name())).contains("hall");
        }
    }

    @Test
    void theIdIsMadeOnceAndReadableByTheOwnerOnly() throws Exception {
        String first;
        try (House hall = house("hall", 9001)) {
            first = hall.id();
        }
        try (House hall = house("hall", 9001)) {
            assertThat(hall.id()).isEqualTo(first);
            Path file = disk.resolve("hall").resolve("id");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            Path incarnation = disk.resolve("hall").resolve("incarnation");
            House.await(() -> hall.registry.published().view().self().incarnation() == 2);
            House.await(() -> textOf(incarnation).equals("2\n"));
        }
    }

    @Test
    void aConfiguredIdIsHonoured() {
        DomainSettings settings = House.settings("hall", Optional.of("my own id"), disk.resolve("hall"));
        try (House hall = new House(neighbourhood, settings, 9001)) {
            assertThat(hall.id()).isEqualTo("my own id");
            assertThat(disk.resolve("hall").resolve("id")).doesNotExist();
        }
    }

    @Test
    void aRestartedDomainRejoinsFromItsSnapshot() throws Exception {
        try (House hall = house("hall", 9001)) {
            House kitchen = house("kitchen", 9002);
            join(hall, 9002);
            kitchen.close();
            House.await(() -> hall.sees("kitchen", PeerStatus.LEFT));

            try (House again = house("kitchen", 9003)) {
                House.await(() -> again.sees("hall", PeerStatus.ALIVE) && hall.sees("kitchen", PeerStatus.ALIVE));
                assertThat(hall.registry.published().view().peers()).hasSize(1);
                assertThat(hall.registry.published().view().peers().get(0).incarnation())
                        .isEqualTo(2);
                // What led to where it was is given up, or each restart would leave a connection behind.
                House.await(() -> hall.transport.forgotten.contains(Endpoint.of("127.0.0.1", 9002)));
            }
        }
    }

    @Test
    void damagedFilesAreSurvivedAndTold() throws Exception {
        Path folder = Files.createDirectories(disk.resolve("hall"));
        Files.writeString(folder.resolve("snapshot"), "no snapshot at all");
        Files.writeString(folder.resolve("incarnation"), "many");
        try (House hall = house("hall", 9001)) {
            List<Finding> findings = new MembershipDiagnosis(hall.registry, List::of).examine();

            assertThat(findings)
                    .anyMatch(finding -> finding.severity() == Finding.Severity.WARNING
                            && finding.observed().contains("snapshot is damaged"));
        }
    }

    @Test
    void anUnusableDataFolderIsSurvivedAndTold() throws Exception {
        Path notAFolder = Files.writeString(disk.resolve("file"), "in the way");
        try (House hall = new House(neighbourhood, "hall", 9001, notAFolder.resolve("hall"));
                House kitchen = house("kitchen", 9002)) {
            join(hall, 9002);

            House.await(() -> kitchen.sees("hall", PeerStatus.ALIVE));
            assertThat(new MembershipDiagnosis(hall.registry, List::of).examine())
                    .anyMatch(finding ->
                            finding.subject().equals("data folder") && finding.severity() == Finding.Severity.WARNING);
        }
    }

    @Test
    void aClonedDataFolderEndsWithTwoWorkingDomains() throws Exception {
        Path original = disk.resolve("hall");
        Path copy = Files.createDirectories(disk.resolve("copy"));
        try (House hall = house("hall", 9001);
                House kitchen = house("kitchen", 9002)) {
            join(hall, 9002);
            House.await(() -> Files.exists(original.resolve("snapshot")));
            for (String file : List.of("id", "incarnation", "snapshot")) {
                Files.copy(original.resolve(file), copy.resolve(file));
            }
            try (House twin = new House(neighbourhood, "twin", 9003, copy)) {
                House.await(() -> kitchen.sees("twin", PeerStatus.ALIVE) && kitchen.sees("hall", PeerStatus.ALIVE));
                House.await(() -> twin.sees("hall", PeerStatus.ALIVE) && hall.sees("twin", PeerStatus.ALIVE));

                assertThat(hall.id()).isNotEqualTo(twin.id());
                assertThat(Files.readString(copy.resolve("id"), StandardCharsets.UTF_8)
                                .strip())
                        .isIn(twin.id(), hall.id());
                for (House either : List.of(hall, twin)) {
                    assertThat(new MembershipDiagnosis(either.registry, List::of).examine())
                            .anyMatch(finding -> finding.subject().equals("domain ID"));
                }
            }
        }
    }

    @Test
    void discoveryIsOpenedWithThePostureAndItsSightingsAreDialled() {
        try (House hall = house("hall", 9001);
                House kitchen = house("kitchen", 9002)) {
            Lookout lookout = new Lookout();
            hall.registry.add(lookout);
            House.await(() -> lookout.postures.contains(Posture.LONELY));
            assertThat(lookout.announced).extracting(Announcement::title).containsExactly("Test");

            lookout.listener(0).sighted(new Sighting(Optional.empty(), Endpoint.of("127.0.0.1", 9002), "test"));

            House.await(() -> hall.sees("kitchen", PeerStatus.ALIVE));
            House.await(() -> lookout.postures.get(lookout.postures.size() - 1) == Posture.ANSWERABLE);
            hall.registry.remove(lookout);
            House.await(() -> lookout.closed.getCount() == 0);
            assertThat(kitchen.sees("hall", PeerStatus.ALIVE)).isTrue();
        }
    }

    @Test
    void listenersHearOfEventsAfterPublicationAndMayBeSlowOrBroken() throws Exception {
        try (House hall = house("hall", 9001)) {
            List<PeerEvent.Kind> heard = new CopyOnWriteArrayList<>();
            CountDownLatch release = new CountDownLatch(1);
            hall.registry.listeners().add(event -> {
                throw new IllegalStateException("broken on purpose");
            });
            hall.registry.listeners().add(event -> {
                assertThat(hall.registry.published().view().find(event.peer().id()))
                        .isPresent();
                heard.add(event.kind());
                try {
                    release.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            });
            House kitchen = house("kitchen", 9002);
            join(hall, 9002);
            kitchen.close();

            House.await(() -> hall.sees("kitchen", PeerStatus.LEFT));
            release.countDown();
            House.await(() -> heard.equals(List.of(PeerEvent.Kind.JOINED, PeerEvent.Kind.LEFT)));
        }
    }

    @Test
    void linksTraitsAndServicesChangeWhatIsTold() throws Exception {
        try (House hall = house("hall", 9001);
                House kitchen = house("kitchen", 9002)) {
            join(hall, 9002);
            DomainSettings before = House.settings("kitchen", Optional.empty(), disk);
            SelfSettings self = new SelfSettings(Optional.empty(), "Test", "kitchen", 0, Set.of("zigbeeStick"));
            kitchen.registry.settingsChanged(new DomainSettings(
                    self, before.pacing(), before.network(), before.services(), before.dataFolder()));
            kitchen.registry.linksChanged(List.of(
                    new LocalNetwork.Link("lo", List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1})), true),
                    new LocalNetwork.Link("eth0", List.of(InetAddress.getByAddress(new byte[] {10, 0, 0, 7})), false)));

            House.await(() -> hall.registry.published().view().peers().stream()
                    .anyMatch(peer -> peer.identity().traits().equals(Set.of("zigbeeStick"))
                            && peer.identity().endpoint().addresses().contains("10.0.0.7")));
        }
    }

    @Test
    void whatAPersonAsksEndsInWords() {
        try (House hall = house("hall", 9001)) {
            assertThatThrownBy(() -> join(hall, 9999))
                    .hasRootCauseInstanceOf(DomainControlException.class)
                    .hasMessageContaining("refused");
            assertThatThrownBy(() -> hall.control
                            .join("no-such-host.invalid", 9002)
                            .toCompletableFuture()
                            .get(20, TimeUnit.SECONDS))
                    .hasMessageContaining("no-such-host.invalid");
            assertThatThrownBy(() -> join(hall, 70_000)).hasMessageContaining("1 to 65535");
            assertThatThrownBy(() -> join(hall, 9001)).hasMessageContaining("itself");
        }
    }

    @Test
    void pingMeasuresOrSaysWhyNot() throws Exception {
        try (House hall = house("hall", 9001)) {
            House kitchen = house("kitchen", 9002);
            join(hall, 9002);
            Peer peer = hall.registry.published().view().peers().get(0);
            assertThat(hall.control.ping(peer).toCompletableFuture().get(20, TimeUnit.SECONDS))
                    .isPositive();

            kitchen.close();
            assertThatThrownBy(
                            () -> hall.control.ping(peer).toCompletableFuture().get(20, TimeUnit.SECONDS))
                    .hasMessageContaining("kitchen");
        }
    }

    @Test
    void aMessageThatWaitedTooLongIsRefusedUnread() throws Exception {
        try (House house = house("slow", 7001)) {
            CountDownLatch busy = new CountDownLatch(1);
            house.registry.membership().ask(() -> {
                try {
                    busy.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return new Input.TimeDue();
            });
            CompletableFuture<ExchangeMessage> answer = new CompletableFuture<>();
            assertThat(house.registry.receive(
                            new ExchangeMessage(Optional.empty(), List.of(), Optional.empty()), "127.0.0.1", answer))
                    .isTrue();
            house.ahead.set(Registry.MESSAGE_KEEPS.toNanos() + 1);
            busy.countDown();
            assertThatThrownBy(() -> answer.get(20, TimeUnit.SECONDS)).hasMessageContaining("slow");
        }
    }

    @Test
    void leavingIsToldToAllAndJoiningTakesItBack() throws Exception {
        try (House hall = house("hall", 9001);
                House kitchen = house("kitchen", 9002)) {
            join(hall, 9002);
            hall.control.leave().toCompletableFuture().get(20, TimeUnit.SECONDS);
            House.await(() -> kitchen.sees("hall", PeerStatus.LEFT));
            assertThat(new MembershipDiagnosis(hall.registry, List::of).examine())
                    .anyMatch(finding -> finding.observed().contains("has left"));

            join(hall, 9002);
            House.await(() -> kitchen.sees("hall", PeerStatus.ALIVE));
        }
    }

    @Test
    void nothingIsLeftAfterClosing() throws Exception {
        House hall = house("hall", 9001);
        House kitchen = house("kitchen", 9002);
        join(hall, 9002);
        Lookout lookout = new Lookout();
        hall.registry.add(lookout);
        long begin = System.nanoTime();

        hall.close();
        kitchen.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
        assertThat(lookout.closed.getCount()).isZero();
        House.await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("homedomain-") && thread.isAlive()));
    }

    /** A way to find peers that a test works by hand. */
    private static final class Lookout implements PeerDiscovery {

        final List<Posture> postures = new CopyOnWriteArrayList<>();
        final List<Announcement> announced = new CopyOnWriteArrayList<>();
        final List<SightingListener> listeners = new CopyOnWriteArrayList<>();
        final CountDownLatch closed = new CountDownLatch(1);

        SightingListener listener(int index) {
            return listeners.get(index);
        }

        @Override
        public DiscoverySession open(Announcement self, SightingListener listener) {
            announced.add(self);
            listeners.add(listener);
            return new DiscoverySession() {
                @Override
                public void assume(Posture posture) {
                    postures.add(posture);
                }

                @Override
                public void close() {
                    closed.countDown();
                }
            };
        }
    }
}
