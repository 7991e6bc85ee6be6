// SPDX-License-Identifier: Apache-2.0
package org.homedomain.registry.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.homedomain.api.peer.DominionView;
import org.homedomain.api.peer.PeerEvent;
import org.homedomain.membership.Answer;
import org.homedomain.membership.Drops;
import org.homedomain.membership.Input;
import org.homedomain.membership.Membership;
import org.homedomain.membership.MembershipSettings;
import org.homedomain.membership.Output;
import org.homedomain.membership.Remembered;
import org.homedomain.membership.Send;
import org.homedomain.membership.Stance;
import org.homedomain.membership.StreamOrder;
import org.homedomain.spi.exchange.ExchangeMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs membership on the serial loop: gives it what happens, and has done what it wants done, in its order. */
final class MembershipLoop {

    /** What membership wants done by others. Called on the loop. */
    interface Hands {

        void keepIncarnation(long incarnation);

        void keepSnapshotSoon();

        void publish(DominionView view, List<PeerEvent> events);

        void contacted(String peerId, long atNanos);

        void send(Send send);

        void stream(StreamOrder order);

        void answer(Answer answer);

        void assume(Stance stance);

        /** The ID was given up: the settings of a new membership. */
        MembershipSettings renewId();
    }

    private static final Logger LOG = LoggerFactory.getLogger(MembershipLoop.class);

    /** Kept for the diagnosis; a network can bring about any number. */
    private static final int MAX_NOTICES = 16;

    private final SerialLoop loop;
    private final Surroundings surroundings;
    private final LocalState local;
    private final BiFunction<MembershipSettings, LocalState, Membership> factory;
    private final Hands hands;
    private final List<String> notices = new ArrayList<>();
    private Membership machine;
    private Stance stance = Stance.QUIET;

    MembershipLoop(
            SerialLoop loop,
            Surroundings surroundings,
            LocalState local,
            MembershipSettings settings,
            BiFunction<MembershipSettings, LocalState, Membership> factory,
            Hands hands) {
        this.loop = loop;
        this.surroundings = surroundings;
        this.local = local;
        this.factory = factory;
        this.hands = hands;
        this.machine = factory.apply(settings, local);
    }

    /** The view before anything happened. */
    DominionView view() {
        return machine.view();
    }

    void start(Remembered remembered) {
        post(new Input.Started(remembered));
    }

    /** Something happened; from any thread. */
    void post(Input input) {
        loop.post(() -> step(input));
    }

    /** Something happened; on the loop. */
    void take(Input input) {
        step(input);
    }

    /** Something asks, and is given its token on the loop; from any thread. */
    void ask(Supplier<Input> input) {
        loop.post(() -> step(input.get()));
    }

    /** What this domain tells of itself changed; from any thread. */
    void describe(UnaryOperator<LocalState> change) {
        loop.post(() -> step(new Input.IdentityChanged(change.apply(local).identity())));
    }

    /** What a diagnosis needs. */
    record Health(
            DominionView view,
            Stance stance,
            Map<Drops.Cause, Long> drops,
            int waitingDials,
            int openStreams,
            int healthScore,
            Map<String, Integer> flapping,
            List<String> notices) {}

    CompletableFuture<Health> health() {
        return loop.ask(() -> new Health(
                machine.view(),
                stance,
                machine.drops(),
                machine.waitingDials(),
                machine.openStreams(),
                machine.healthScore(surroundings.nanos().getAsLong()),
                machine.flapping(surroundings.nanos().getAsLong()),
                List.copyOf(notices)));
    }

    /** On the loop. */
    List<ExchangeMessage> snapshot() {
        loop.assertHere();
        return machine.snapshot();
    }

    private void step(Input input) {
        loop.assertHere();
        long now = surroundings.nanos().getAsLong();
        execute(machine.step(input, now), now);
    }

    private void execute(Output output, long now) {
        // First, so that time goes on whatever the hands throw.
        wakeAt(output.wakeAtNanos(), now);
        output.persistence().incarnation().ifPresent(hands::keepIncarnation);
        output.news().contacted().forEach(id -> hands.contacted(id, now));
        if (output.news().viewChanged() || !output.news().events().isEmpty()) {
            hands.publish(machine.view(), output.news().events());
        }
        output.news().notices().forEach(this::notice);
        output.sends().forEach(hands::send);
        output.streams().forEach(hands::stream);
        output.answers().forEach(hands::answer);
        if (output.persistence().snapshot()) {
            hands.keepSnapshotSoon();
        }
        if (output.persistence().renewId()) {
            startAnew();
            return;
        }
        stance = output.stance();
        hands.assume(stance);
    }

    private void wakeAt(long atNanos, long now) {
        Duration delay = atNanos == Long.MAX_VALUE ? Duration.ofDays(1) : Duration.ofNanos(Math.max(0, atNanos - now));
        loop.setAlarm(delay, () -> step(new Input.TimeDue()));
    }

    /** A twin keeps the ID: the same domain under a new one, knowing whom it knew. */
    private void startAnew() {
        List<ExchangeMessage> known = machine.snapshot();
        MembershipSettings settings = hands.renewId();
        machine = factory.apply(settings, local);
        LOG.warn("{}: new ID {}", local.identity().name(), settings.id());
        step(new Input.Started(Remembered.from(known, settings.id())));
    }

    private void notice(String sentence) {
        if (notices.size() >= MAX_NOTICES) {
            notices.remove(0);
        }
        notices.add(sentence);
        LOG.warn("{}: {}", local.identity().name(), sentence);
    }
}
