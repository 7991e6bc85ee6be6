// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.spi.discovery.LocalNetwork.Link;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Version;

class PartsTest {

    private static InetAddress address(int... bytes) throws Exception {
        byte[] raw = new byte[bytes.length];
        for (int index = 0; index < raw.length; index++) {
            raw[index] = (byte) bytes[index];
        }
        return InetAddress.getByAddress(raw);
    }

    @Test
    void loopbackIsToldOnlyIfThereIsNothingElse() throws Exception {
        Link loopback = new Link("lo", List.of(address(127, 0, 0, 1)), true);
        Link ethernet = new Link(
                "eth0",
                List.of(address(0xfe, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1), address(10, 0, 0, 7)),
                false);

        assertThat(OwnAddresses.of(List.of(loopback))).containsExactly("127.0.0.1");
        assertThat(OwnAddresses.of(List.of(loopback, ethernet))).containsExactly("10.0.0.7", "fe80:0:0:0:0:0:0:1");
        assertThat(OwnAddresses.of(List.of())).isEmpty();
    }

    @Test
    void noMoreAddressesAreToldThanOthersTake() throws Exception {
        List<InetAddress> many = new ArrayList<>();
        for (int number = 1; number <= 40; number++) {
            many.add(address(172, 18, 0, number));
        }

        assertThat(OwnAddresses.of(List.of(new Link("eth0", many, false))))
                .hasSize(16)
                .startsWith("172.18.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "lamp, 7001, true",
        "lamp, 0, false",
        "lamp, 70000, false",
        "lamp, -5, false",
        "lamp, x, false",
        "' ', 7001, false",
        ", 7001, false"
    })
    void onlyUsablePropertiesMakeAService(@Nullable String name, String port, boolean usable) {
        assertThat(ServiceProperties.parse(name, port).isPresent()).isEqualTo(usable);
    }

    /** What peers would drop is not told: docs/protocol.md, "Printable". */
    @Test
    void aNameIsShortAndPrintable() {
        String longest = "\u00fc".repeat(ServiceProperties.MAX_NAME_BYTES / 2);
        assertThat(ServiceProperties.parse(longest, 7001)).contains(new AdvertisedService(longest, 7001));
        assertThat(List.of(longest + "x", "lamp\u001b[2J", "lamp\u202egnp", "lamp\n", "lamp\ud800"))
                .allSatisfy(
                        name -> assertThat(ServiceProperties.parse(name, 7001)).isEmpty());
    }

    @Test
    void aPortMayBeANumberOrText() {
        assertThat(ServiceProperties.parse("lamp", 7001)).contains(new AdvertisedService("lamp", 7001));
        assertThat(ServiceProperties.parse("lamp", " 7001 ")).contains(new AdvertisedService("lamp", 7001));
    }

    @Test
    void theVersionIsSemantic() {
        assertThat(SoftwareVersion.of(new Version("0.1.0.SNAPSHOT"))).isEqualTo("0.1.0-SNAPSHOT");
        assertThat(SoftwareVersion.of(new Version("1.2.3"))).isEqualTo("1.2.3");
    }

    @Test
    void aFileIsReplacedAsAWholeAndLeavesNoLitter(@TempDir Path folder) throws Exception {
        StoredFile file = new StoredFile(folder.resolve("id"), 10);
        assertThat(file.read()).isEmpty();
        file.write(new byte[] {1});
        file.write(new byte[] {2, 3});

        assertThat(file.read()).hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(2, 3));
        try (var listed = Files.list(folder)) {
            assertThat(listed).hasSize(1);
        }
        Files.write(folder.resolve("id"), new byte[11]);
        assertThatThrownBy(file::read).isInstanceOf(IOException.class).hasMessageContaining("at most 10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0\0\0\0", "two words", "a\u001b[2J", ""})
    void aDamagedIdIsReplacedByANewOne(String damaged, @TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("id"), damaged);
        DataFolder data = new DataFolder(folder, new Neighbourhood().codec(), new Troubles());

        assertThat(data.id(() -> "fresh")).isEqualTo("fresh");
        assertThat(data.id(() -> "fresher")).isEqualTo("fresh");
    }

    @ParameterizedTest
    @CsvSource({"17, 17", "0, 0", "-3, 0", "9007199254740992, 9007199254740992", "9223372036854775807, 0", "x, 0"})
    void anIncarnationIsOneThatPeersTake(String kept, long read, @TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("incarnation"), kept + "\n");

        assertThat(new DataFolder(folder, new Neighbourhood().codec(), new Troubles()).incarnation())
                .isEqualTo(read);
    }

    @Test
    void aRefutationReservesIncarnationsSoThatNotEachCostsAWrite(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("incarnation");
        KeptIncarnation incarnations =
                new KeptIncarnation(new DataFolder(folder, new Neighbourhood().codec(), new Troubles()));

        incarnations.use(5);
        assertThat(file).hasContent("5");
        incarnations.use(6);
        assertThat(file).hasContent("21");
        Files.delete(file);
        incarnations.use(21);
        assertThat(file).doesNotExist();
        incarnations.use(22);
        assertThat(file).hasContent("37");
    }

    @Test
    void theLoopIsOrderedAndSurvivesWhatTasksThrow() {
        SerialLoop loop = new SerialLoop("homedomain-test");
        List<Integer> seen = new CopyOnWriteArrayList<>();
        IntStream.range(0, 100)
                .forEach(number -> loop.post(() -> {
                    seen.add(number);
                    loop.post(() -> seen.add(-1));
                    if (number == 50) {
                        throw new IllegalStateException("on purpose");
                    }
                    assertThat(seen).last().isEqualTo(number);
                }));
        loop.close();

        assertThat(seen)
                .filteredOn(number -> number >= 0)
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
        assertThatThrownBy(loop::assertHere).isInstanceOf(IllegalStateException.class);
    }
}
