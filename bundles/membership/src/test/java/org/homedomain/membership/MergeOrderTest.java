// SPDX-License-Identifier: Apache-2.0
package org.homedomain.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.homedomain.spi.exchange.DominionEntry;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.homedomain.spi.exchange.ExchangeMessage.DominionPart;
import org.homedomain.spi.exchange.Handshake;
import org.homedomain.spi.exchange.Intention;
import org.homedomain.spi.exchange.Octets;
import org.homedomain.spi.exchange.OwnerRecord;
import org.homedomain.spi.exchange.ProtocolRange;
import org.homedomain.spi.exchange.Stamp;
import org.homedomain.spi.exchange.Verdict;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Rules M1, M2, M5, M9, M15: whatever order messages come in, and however often, the same comes of them. */
class MergeOrderTest {

    private static final int TIMES = 200;

    private final Random random;
    private final String seed;

    /** {@code -Dmerge.seed=N} begins with another seed than 1; a failure names the one that failed. */
    MergeOrderTest(RepetitionInfo repetition) {
        long number = Long.getLong("merge.seed", 1) + repetition.getCurrentRepetition() - 1;
        random = new Random(number);
        seed = "-Dmerge.seed=" + number;
    }

    /** All that is told to somebody who knows nothing yet. */
    private record Told(Map<String, Octets> records, Set<DominionEntry> entries, Set<Verdict> verdicts) {}

    private record Tidings(List<OwnerRecord> records, List<DominionEntry> entries, List<Verdict> verdicts) {}

    private Stamp stamp() {
        return new Stamp(random.nextInt(1, 4), random.nextInt(1, 4), 1);
    }

    private DominionEntry entry() {
        String writer = "writer-" + random.nextInt(3);
        long counter = random.nextInt(1, 4);
        boolean deleted = (counter + writer.hashCode()) % 4 == 0; // one (counter, writer) is one content
        Octets value = deleted ? Octets.EMPTY : Octets.copyOf((counter + writer).getBytes(StandardCharsets.UTF_8));
        return new DominionEntry("key-" + random.nextInt(3), counter, writer, deleted, value);
    }

    private OwnerRecord owned() {
        String id = "peer-" + random.nextInt(4);
        Stamp stamp = stamp();
        Intention[] all = Intention.values();
        Intention intention = all[(int) (stamp.incarnation() * 3 + stamp.version() + id.charAt(5)) % all.length];
        Duration absence = intention == Intention.SLEEPING ? Duration.ofHours(1) : Duration.ZERO;
        return Host.seal(Fed.record(id, 1, 1).identity(), stamp, intention, absence);
    }

    @RepeatedTest(TIMES)
    void theHigherStampWinsWhateverTheOrder() {
        isMergeOrder(this::stamp, Stamp::supersedes, (one, other) -> one.equals(other));
    }

    @RepeatedTest(TIMES)
    void theHigherEntryWinsWhateverTheOrder() {
        isMergeOrder(
                this::entry,
                DominionEntry::supersedes,
                (one, other) -> one.counter() == other.counter() && one.writer().equals(other.writer()));
    }

    private <T> void isMergeOrder(Supplier<T> draw, BiPredicate<T, T> supersedes, BiPredicate<T, T> same) {
        T a = draw.get();
        T b = draw.get();
        T c = draw.get();
        T ab = supersedes.test(b, a) ? b : a;
        T ba = supersedes.test(a, b) ? a : b;
        T bc = supersedes.test(c, b) ? c : b;
        T left = supersedes.test(c, ab) ? c : ab;
        T right = supersedes.test(bc, a) ? bc : a;

        assertThat(supersedes.test(a, a)).as(seed).isFalse();
        assertThat(same.test(ab, ba)).as(seed).isTrue();
        assertThat(same.test(left, right)).as(seed).isTrue();
        assertThat(supersedes.test(a, ab) || supersedes.test(b, ab)).as(seed).isFalse();
    }

    @RepeatedTest(TIMES)
    void recordsAndEntriesInAnyOrderComeToTheHighest() {
        List<Tidings> all = new ArrayList<>();
        for (int count = 0; count < 12; count++) {
            all.add(new Tidings(several(this::owned), several(this::entry), List.of()));
        }
        Map<String, OwnerRecord> records = new TreeMap<>();
        Map<String, DominionEntry> entries = new TreeMap<>();
        for (Tidings one : all) {
            one.records()
                    .forEach(told -> records.merge(
                            told.id(), told, (held, newer) -> newer.stamp().supersedes(held.stamp()) ? newer : held));
            one.entries()
                    .forEach(told ->
                            entries.merge(told.key(), told, (held, newer) -> newer.supersedes(held) ? newer : held));
        }

        Told told = tell(all);

        assertThat(told.records().keySet()).as(seed).isEqualTo(records.keySet());
        records.forEach((id, highest) ->
                assertThat(told.records().get(id)).as("%s %s", seed, id).isEqualTo(highest.encoded()));
        assertThat(told.entries()).as(seed).isEqualTo(new HashSet<>(entries.values()));
        assertThat(tell(shuffled(all))).as(seed).isEqualTo(told);
        assertThat(tell(shuffled(all))).as(seed).isEqualTo(told);
    }

    @RepeatedTest(TIMES)
    void suspicionsInAnyOrderComeToTheSameAccusers() {
        OwnerRecord accused = Fed.record("peer-1", 2, 1);
        List<Tidings> all = new ArrayList<>();
        for (int count = 0; count < 6; count++) {
            Verdict verdict = new Verdict(
                    accused.id(),
                    random.nextInt(1, 4),
                    Verdict.Kind.SUSPECT,
                    Duration.ofMillis(random.nextInt(900)),
                    "accuser-" + random.nextInt(Suspicion.MAX_ACCUSERS));
            all.add(new Tidings(List.of(accused), List.of(), List.of(verdict)));
        }

        Told told = tell(all);

        List<String> expected = all.stream()
                .flatMap(one -> one.verdicts().stream())
                .filter(verdict -> verdict.incarnation() == 2)
                .map(Verdict::accuserId)
                .distinct()
                .toList();
        assertThat(told.verdicts())
                .as(seed)
                .extracting(Verdict::accuserId)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(tell(shuffled(all))).as(seed).isEqualTo(told);
    }

    @RepeatedTest(TIMES)
    void ofFailuresInAnyOrderTheOldestCounts() {
        OwnerRecord gone = Fed.record("peer-1", 2, 1);
        List<Tidings> all = new ArrayList<>();
        Duration longest = Duration.ZERO;
        for (int count = 0; count < 5; count++) {
            Duration elapsed = Duration.ofSeconds(random.nextInt(1, 80_000));
            longest = longest.compareTo(elapsed) < 0 ? elapsed : longest;
            Verdict verdict = new Verdict(gone.id(), 2, Verdict.Kind.FAILED, elapsed, "accuser-" + count);
            all.add(new Tidings(List.of(gone), List.of(), List.of(verdict)));
        }

        Told told = tell(all);

        assertThat(told.verdicts()).as(seed).extracting(Verdict::elapsed).containsExactly(longest);
        assertThat(tell(shuffled(all))).as(seed).isEqualTo(told);
    }

    private <T> List<T> several(Supplier<T> draw) {
        List<T> drawn = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            drawn.add(draw.get());
        }
        return drawn;
    }

    /** In another order, and some of them twice. */
    private List<Tidings> shuffled(List<Tidings> all) {
        List<Tidings> shuffled = new ArrayList<>(all);
        all.stream().filter(one -> random.nextBoolean()).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** One domain hears all of it in one moment; what it shows never goes back meanwhile. */
    private Told tell(List<Tidings> all) {
        Fed fed = new Fed(0);
        fed.start();
        Map<String, Long> shown = new TreeMap<>();
        for (Tidings one : all) {
            step(fed, "speaker-" + random.nextInt(2), one);
            fed.machine.view().peers().forEach(peer -> {
                Long before = shown.put(peer.id(), peer.incarnation());
                assertThat(peer.incarnation())
                        .as("%s %s", seed, peer.id())
                        .isGreaterThanOrEqualTo(before == null ? 0 : before);
            });
        }
        return told(step(fed, "listener", new Tidings(List.of(), List.of(), List.of())));
    }

    private static DominionPart step(Fed fed, String speaker, Tidings what) {
        Handshake handshake = new Handshake("Dominion", speaker, 1, Optional.of(Fed.OWN_ID), ProtocolRange.OURS);
        List<OwnerRecord> records = new ArrayList<>(what.records());
        records.add(Fed.record(speaker, 1, 1));
        DominionPart part = new DominionPart(handshake, records, List.of(), what.verdicts(), what.entries());
        ExchangeMessage message = new ExchangeMessage(Optional.empty(), List.of(), Optional.of(part));
        Output output = fed.step(new Input.ExchangeReceived(1, message, "10.0.0.2"));
        return output.answers().stream()
                .map(answer -> ((Answer.Reply) answer).message().dominion().orElseThrow())
                .findFirst()
                .orElseThrow();
    }

    private static Told told(DominionPart part) {
        Map<String, Octets> records = new TreeMap<>();
        part.records().stream()
                .filter(told -> told.id().startsWith("peer-"))
                .forEach(told -> records.put(told.id(), told.encoded()));
        Set<Verdict> verdicts = new HashSet<>(part.verdicts());
        return new Told(records, new HashSet<>(part.entries()), verdicts);
    }
}
