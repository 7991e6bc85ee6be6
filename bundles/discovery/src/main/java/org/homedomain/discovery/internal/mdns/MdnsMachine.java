// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.homedomain.discovery.internal.mdns.Step.Input;
import org.homedomain.discovery.internal.mdns.Step.Sending;
import org.homedomain.spi.discovery.Announcement;
import org.homedomain.spi.discovery.Posture;
import org.homedomain.spi.discovery.Sighting;
import org.xbill.DNS.Flags;

/**
 * The rules of discovery by multicast DNS, for one domain on all its lanes. Pure: time, chance and packets come in,
 * packets and sightings come out. Not for several threads.
 *
 * <p>How it works: a lonely domain asks at once, listens for as long as an answer takes, then announces itself; both
 * again at growing intervals. An answerable one answers, and asks once a minute. A quiet one does neither. All of them
 * hear every announcement. Nothing is probed: names are domain IDs, which nobody else can want (RFC 6762 section 8.1).
 * Nothing is cached: an announcement is passed on when it is heard, and that somebody went away is never learnt here.
 */
final class MdnsMachine {

    static final int PORT = 5353;

    private final OwnRecords own;
    private final Messages messages;
    private final Tempo tempo;
    private final DropCounts drops;
    private final SightingFlow flow;
    private final Map<Lane, LaneVoice> voices = new LinkedHashMap<>();
    private Set<InetAddress> ownAddresses = Set.of();
    private Posture posture = Posture.QUIET;

    MdnsMachine(Announcement self, RandomGenerator random, DropCounts drops) {
        this.own = new OwnRecords(self);
        this.messages = new Messages(own);
        this.tempo = new Tempo(random);
        this.drops = drops;
        this.flow = new SightingFlow(self, drops);
    }

    Step step(Input input, long nowNanos) {
        if (input instanceof Input.Received received) {
            return receive(received, nowNanos);
        }
        return new Step(send(input, nowNanos), List.of());
    }

    /** Nanoseconds until the next {@link Input.Tick} is due; empty if none is. */
    OptionalLong untilNext(long nowNanos) {
        return voices.values().stream()
                .flatMapToLong(voice -> voice.untilNext(nowNanos).stream())
                .min();
    }

    /** What this domain says, to recognise what came back. */
    Messages messages() {
        return messages;
    }

    /** Whether this domain announces itself at present, and answers. */
    boolean isAudible() {
        return posture != Posture.QUIET;
    }

    private List<Sending> send(Input input, long nowNanos) {
        if (input instanceof Input.Assume assume) {
            return assume(assume.posture(), nowNanos);
        } else if (input instanceof Input.Lanes lanes) {
            return follow(lanes, nowNanos);
        } else if (input instanceof Input.Probe) {
            return voices.values().stream().map(LaneVoice::askForSelf).toList();
        } else if (input instanceof Input.Gone gone) {
            return gone.lanes().stream()
                    .flatMap(lane -> Optional.ofNullable(voices.get(lane)).stream())
                    .flatMap(voice -> voice.goodbye().stream())
                    .toList();
        } else if (input instanceof Input.Close) {
            return onEach(LaneVoice::goodbye);
        }
        return onEach(voice -> voice.tick(nowNanos));
    }

    private List<Sending> assume(Posture next, long nowNanos) {
        if (next == posture) {
            return List.of();
        }
        posture = next;
        return onEach(voice -> voice.assume(next, nowNanos));
    }

    private List<Sending> follow(Input.Lanes lanes, long nowNanos) {
        voices.keySet().retainAll(lanes.addresses().keySet());
        voices.keySet().removeAll(lanes.renewed());
        ownAddresses =
                lanes.addresses().values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
        List<Sending> sendings = new ArrayList<>();
        lanes.addresses().forEach((lane, addresses) -> {
            if (!voices.containsKey(lane)) {
                LaneVoice voice = new LaneVoice(lane, addresses, messages, tempo);
                voices.put(lane, voice);
                sendings.addAll(voice.appear(posture, nowNanos));
            }
        });
        return sendings;
    }

    private Step receive(Input.Received received, long nowNanos) {
        LaneVoice voice = voices.get(received.lane());
        boolean fromPeerPort = received.sender().getPort() == PORT;
        if (voice == null) {
            return new Step(List.of(), List.of());
        } else if (!received.message().getHeader().getFlag(Flags.QR)) {
            Question question = new Question(received.message(), !fromPeerPort);
            return new Step(answer(voice, question, received, nowNanos), List.of());
        } else if (!fromPeerPort) {
            drops.count(Drop.WRONG_PORT); // RFC 6762 section 6
            return new Step(List.of(), List.of());
        }
        return hear(voice, received, nowNanos);
    }

    private List<Sending> answer(LaneVoice voice, Question question, Input.Received received, long nowNanos) {
        List<Sending> sendings = new ArrayList<>();
        if (posture == Posture.QUIET) {
            return sendings;
        }
        for (RecordSet set : question.wants(own, voice.addresses())) {
            boolean direct = question.isLegacy() || (question.wantsUnicast() && voice.wasToldLately(set, nowNanos));
            if (direct) {
                answerOne(voice, set, question, received, nowNanos).ifPresent(sendings::add);
            } else {
                voice.answer(set, question, nowNanos);
            }
        }
        return sendings;
    }

    private Optional<Sending> answerOne(
            LaneVoice voice, RecordSet set, Question question, Input.Received received, long nowNanos) {
        if (!received.onLink()) {
            drops.count(Drop.OFF_LINK); // section 11
            return Optional.empty();
        }
        InetSocketAddress asker = received.sender();
        Optional<Sending> sending = voice.answerOne(set, question, asker, nowNanos);
        if (sending.isEmpty()) {
            drops.count(Drop.TOO_MANY_QUESTIONS);
        }
        return sending;
    }

    private Step hear(LaneVoice voice, Input.Received received, long nowNanos) {
        List<Sending> sendings = new ArrayList<>();
        List<Sighting> sightings = new ArrayList<>();
        for (Heard heard : ResponseReader.read(
                own.names(), received.message(), received.sender().getAddress())) {
            if (heard.isComplete()) {
                flow.pass(heard, received.lane(), ownAddresses, nowNanos).ifPresent(sightings::add);
            } else {
                voice.resolve(heard.instance(), nowNanos).ifPresent(sendings::add);
            }
        }
        return new Step(sendings, sightings);
    }

    private List<Sending> onEach(Function<LaneVoice, Collection<Sending>> action) {
        return voices.values().stream()
                .flatMap(voice -> action.apply(voice).stream())
                .toList();
    }
}
