// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.api.peer.PeerStatus;
import org.homedomain.spi.exchange.Intention;
import org.homedomain.spi.exchange.Octets;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.ProtocolRange;
import org.homedomain.spi.exchange.Stamp;
import org.junit.jupiter.api.Test;

/** What the table keeps between changes is what looking through all peers would find. */
class PeerTableTest {

    private static final String OWN_ID = "m";
    private static final int IDS = 24;
    private static final List<PeerStatus> STATUSES = List.of(PeerStatus.values());

    private final Random random = new Random(7);
    private final PeerTable table = new PeerTable();
    private final List<PeerEntry> entries = new ArrayList<>();

    @Test
    void keepsNothingThatHasChanged() {
        for (int change = 0; change < 2_000; change++) {
            changeAnything();
            checkRoll();
            checkRing();
            assertThat(table.nextCallNanos()).isEqualTo(earliestCall());
        }
    }

    private void changeAnything() {
        PeerEntry entry = entryOf(random.nextInt(IDS));
        switch (random.nextInt(7)) {
            case 0 -> remove(entry);
            case 1 -> entry.ownerRecord(recordOf(entry));
            case 2 -> entry.suspect(change());
            case 3 -> entry.contacted(change());
            case 4 -> entry.courier().callAt(random.nextBoolean() ? Courier.NEVER : change());
            default -> entry.become(STATUSES.get(random.nextInt(STATUSES.size())), change());
        }
    }

    private long change() {
        return random.nextLong(1_000);
    }

    private PeerEntry entryOf(int number) {
        String id = String.valueOf((char) ('a' + number)) + "x";
        return table.find(id).orElseGet(() -> {
            PeerEntry added = new PeerEntry(identity(id));
            added.courier().callAt(change());
            table.add(added);
            entries.add(added);
            return added;
        });
    }

    private void remove(PeerEntry entry) {
        table.remove(entry);
        entries.remove(entry);
    }

    private void checkRoll() {
        Roll roll = table.roll();
        assertThat(roll.members()).isEqualTo(all(PeerEntry::isMember));
        assertThat(roll.ours()).isEqualTo(all(entry -> entry.isMember() && entry.isOurs()));
        assertThat(roll.alive()).isEqualTo(all(entry -> entry.status() == PeerStatus.ALIVE && entry.isOurs()));
        assertThat(roll.suspects()).isEqualTo(all(entry -> entry.status() == PeerStatus.SUSPECT));
        assertThat(roll.gone()).isEqualTo(all(entry -> !entry.isMember()));
        entries.forEach(entry -> assertThat(table.anyWitnessBesides(entry))
                .isEqualTo(roll.alive().stream()
                        .anyMatch(
                                other -> other != entry && other.contactNanos().isPresent())));
    }

    private void checkRing() {
        List<PeerEntry> ours = all(entry -> entry.isMember() && entry.isOurs());
        List<PeerEntry> following = Stream.concat(
                        ours.stream().filter(entry -> entry.id().compareTo(OWN_ID) > 0),
                        ours.stream().filter(entry -> entry.id().compareTo(OWN_ID) < 0))
                .toList();
        assertThat(table.successors(OWN_ID, 3))
                .isEqualTo(following.stream().limit(3).toList());
        List<PeerEntry> preceding = new ArrayList<>(following);
        Collections.reverse(preceding);
        assertThat(table.predecessors(OWN_ID, 3))
                .isEqualTo(preceding.stream().limit(3).toList());
    }

    private List<PeerEntry> all(Predicate<PeerEntry> kind) {
        return entries.stream()
                .filter(kind)
                .sorted(Comparator.comparing(PeerEntry::id))
                .toList();
    }

    private long earliestCall() {
        return entries.stream()
                .mapToLong(entry -> entry.courier().callAtNanos())
                .min()
                .orElse(Courier.NEVER);
    }

    private static Identity identity(String id) {
        return new Identity(id, id, Endpoint.of("10.0.0.1", 9000), "1", Set.of(), List.of());
    }

    private static OwnerRecord recordOf(PeerEntry entry) {
        Stamp stamp = new Stamp(entry.incarnation() + 1, 1, 1);
        return new OwnerRecord(
                entry.identity(), stamp, Intention.ACTIVE, Duration.ZERO, ProtocolRange.OURS, Octets.EMPTY);
    }
}
