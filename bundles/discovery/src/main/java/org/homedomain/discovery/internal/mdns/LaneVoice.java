// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.homedomain.discovery.internal.mdns.Step.Sending;
import org.homedomain.spi.discovery.Posture;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;

/** What is said on one lane, and when. Pure; not for several threads. */
final class LaneVoice {

    /** What a domain does unasked. */
    private enum Duty {
        ASK,
        ANNOUNCE
    }

    private static final long PROBED_RECORD_NANOS = 250_000_000; // RFC 6762 section 6

    private final Lane lane;
    private final List<InetAddress> addresses;
    private final Messages messages;
    private final Tempo tempo;
    private final LaneAgenda<Duty> duties = new LaneAgenda<>(Duty.class);
    private final LaneAgenda<RecordSet> answers = new LaneAgenda<>(RecordSet.class);
    private final Map<RecordSet, Long> told = new EnumMap<>(RecordSet.class);
    private final Rate unicasts = new Rate(Limits.UNICAST_REPLIES);
    private final Rate resolves = new Rate(Limits.RESOLVES);
    private Posture posture = Posture.QUIET;
    private long askGap;
    private long announceGap;

    LaneVoice(Lane lane, List<InetAddress> addresses, Messages messages, Tempo tempo) {
        this.lane = lane;
        this.addresses = List.copyOf(addresses);
        this.messages = messages;
        this.tempo = tempo;
    }

    List<InetAddress> addresses() {
        return addresses;
    }

    /** A lane that appears under a domain that is answerable already: whoever is there shall meet it soon. */
    List<Sending> appear(Posture current, long nowNanos) {
        List<Sending> sendings = assume(current, nowNanos);
        if (current == Posture.ANSWERABLE) {
            duties.set(Duty.ASK, nowNanos + tempo.firstQuestion());
        }
        return sendings;
    }

    List<Sending> assume(Posture next, long nowNanos) {
        posture = next;
        duties.clear();
        askGap = Tempo.FIRST_GAP.toNanos();
        announceGap = Tempo.FIRST_GAP.toNanos();
        switch (next) {
            case LONELY -> {
                duties.set(Duty.ASK, nowNanos + tempo.firstQuestion());
                duties.set(Duty.ANNOUNCE, nowNanos + tempo.listening());
            }
            case ANSWERABLE -> {
                duties.set(Duty.ASK, nowNanos + tempo.answerableQuestion());
                duties.set(Duty.ANNOUNCE, nowNanos + tempo.firstQuestion());
            }
            case QUIET -> {
                return goodbye();
            }
        }
        return List.of();
    }

    /** Takes back what was told; nothing if nothing was. */
    List<Sending> goodbye() {
        answers.clear();
        boolean silentSoFar = told.isEmpty();
        told.clear();
        return silentSoFar ? List.of() : List.of(multicast(messages.goodbye(addresses)));
    }

    /** Asks for this domain now, whatever the schedule. */
    Sending askForSelf() {
        return multicast(messages.questionForSelf());
    }

    /** Asks for the port of an instance, unless too many were asked for lately. */
    Optional<Sending> resolve(Name instance, long nowNanos) {
        return resolves.take(nowNanos) ? Optional.of(multicast(messages.questionFor(instance))) : Optional.empty();
    }

    /** Plans to tell all that listen. */
    void answer(RecordSet set, Question question, long nowNanos) {
        long delay = tempo.answer(set.isShared(), question.isTruncated());
        long gap = question.isProbe() ? PROBED_RECORD_NANOS : Limits.SAME_RECORD.toNanos();
        answers.setUnlessEarlier(set, notBefore(earliest(set, gap, nowNanos), nowNanos + delay));
    }

    /** Tells one asker; empty if too many were told lately. */
    Optional<Sending> answerOne(RecordSet set, Question question, InetSocketAddress asker, long nowNanos) {
        if (!unicasts.take(nowNanos)) {
            return Optional.empty();
        }
        Message message = question.isLegacy()
                ? messages.legacyAnswer(set, addresses, question.message())
                : messages.telling(set, addresses);
        return Optional.of(new Sending(lane, Optional.of(asker), message));
    }

    /** Whether all that listen were told within a quarter of the time that they may keep it; section 5.4. */
    boolean wasToldLately(RecordSet set, long nowNanos) {
        Long last = told.get(set);
        return last != null && nowNanos - last < OwnRecords.TTL_SECONDS * 1_000_000_000L / 4;
    }

    List<Sending> tick(long nowNanos) {
        List<Sending> sendings = new ArrayList<>();
        for (Duty duty : duties.takeDue(nowNanos)) {
            switch (duty) {
                case ASK -> sendings.add(askOnSchedule(nowNanos));
                case ANNOUNCE -> announce(nowNanos).ifPresent(sendings::add);
            }
        }
        for (RecordSet set : answers.takeDue(nowNanos)) {
            if (mayTell(set, PROBED_RECORD_NANOS, nowNanos)) {
                sendings.add(tell(set, nowNanos));
            }
        }
        return sendings;
    }

    OptionalLong untilNext(long nowNanos) {
        return LongStream.concat(duties.untilNext(nowNanos).stream(), answers.untilNext(nowNanos).stream())
                .min();
    }

    private Sending askOnSchedule(long nowNanos) {
        long gap = posture == Posture.LONELY ? tempo.shifted(askGap) : tempo.answerableQuestion();
        askGap = Tempo.longer(askGap);
        duties.set(Duty.ASK, nowNanos + gap);
        return multicast(messages.question());
    }

    private Optional<Sending> announce(long nowNanos) {
        if (!mayTell(RecordSet.SERVICE, Limits.SAME_RECORD.toNanos(), nowNanos)) {
            duties.set(Duty.ANNOUNCE, earliest(RecordSet.SERVICE, Limits.SAME_RECORD.toNanos(), nowNanos));
            return Optional.empty();
        }
        if (posture == Posture.LONELY) {
            duties.set(Duty.ANNOUNCE, nowNanos + tempo.shifted(announceGap));
            announceGap = Tempo.longer(announceGap);
        }
        return Optional.of(tell(RecordSet.SERVICE, nowNanos));
    }

    private Sending tell(RecordSet set, long nowNanos) {
        told.put(set, nowNanos);
        return multicast(messages.telling(set, addresses));
    }

    private boolean mayTell(RecordSet set, long gapNanos, long nowNanos) {
        return earliest(set, gapNanos, nowNanos) - nowNanos <= 0;
    }

    private long earliest(RecordSet set, long gapNanos, long nowNanos) {
        Long last = told.get(set);
        return last == null ? nowNanos : last + gapNanos;
    }

    private static long notBefore(long earliest, long wanted) {
        return earliest - wanted > 0 ? earliest : wanted;
    }

    private Sending multicast(Message message) {
        return new Sending(lane, Optional.empty(), message);
    }
}
