// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerEvent.Kind;
import org.homedomain.api.peer.PeerStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventsCommandTest {

    private final InMemoryDomain domain = InMemoryDomain.household();
    private final GogoShell shell = new GogoShell(domain);
    private final Peer kitchen = domain.view().peers().get(0);
    private final Peer garage = domain.view().peers().get(1);

    @AfterEach
    void close() {
        shell.close();
    }

    private static String at(int minute) {
        Instant time = Instant.parse("2026-11-22T00:00:00Z").plusSeconds(60L * minute);
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").format(time.atZone(ZoneId.systemDefault()));
    }

    private void threeEvents() {
        domain.happen(Kind.JOINED, kitchen, "");
        domain.happen(Kind.SUSPECTED, garage, "suspected by kitchen");
        domain.happen(Kind.FAILED, garage, "refused reconnect, confirmed by kitchen");
    }

    @Test
    void tellsWhatWasKeptAsSentences() throws Exception {
        threeEvents();
        assertThat(shell.run("domain:events --last 20"))
                .isEqualTo(at(1) + "  kitchen (bbbbbbbb) joined\n" + at(2)
                        + "  garage (cccccccc) is suspected: suspected by kitchen\n" + at(3)
                        + "  garage (cccccccc) failed: refused reconnect, confirmed by kitchen\n");
        assertThat(shell.run("domain:events --last 1")).contains("failed").doesNotContain("suspected");
        assertThat(shell.run("domain:events --last 0")).contains("Nothing like that happened");
        assertThat(domain.listeners).isEmpty();
    }

    @Test
    void tellsHowLongSomebodySleeps() throws Exception {
        Peer.Lapse night = new Peer.Lapse(
                OptionalLong.of(0), OptionalLong.of(Duration.ofHours(8).toNanos()), List.of());
        domain.happen(
                Kind.SLEPT, new Peer(kitchen.identity(), PeerStatus.SLEEPING, 7, false, kitchen.contact(), night), "");
        assertThat(shell.run("domain:events --last 1")).contains("kitchen (bbbbbbbb) sleeps for 8 h\n");
    }

    @Test
    void picksDomainsAndKinds() throws Exception {
        threeEvents();
        assertThat(shell.run("domain:events --last 9 --peer KITCHEN"))
                .contains("joined")
                .doesNotContain("garage");
        assertThat(shell.run("domain:events --last 9 --peer cccc"))
                .contains("failed")
                .doesNotContain("joined");
        assertThat(shell.run("domain:events --last 9 --kind failed,Joined"))
                .contains("joined", "failed")
                .doesNotContain("suspected:");
        assertThat(shell.run("domain:events --last 1 --kind joined")).contains("joined");
        assertThat(shell.run("domain:events --last 9 --kind left")).contains("Nothing like that happened");
        assertThat(shell.fail("domain:events --kind faild")).contains("Did you mean 'failed'?");
        assertThat(shell.fail("domain:events --last 1001")).contains("from 0 to 1000");
        assertThat(shell.fail("domain:events --for ever")).contains("is no time span");
    }

    @Test
    void writesAnObjectALine() throws Exception {
        threeEvents();
        List<String> lines = shell.run("domain:events --last 9 --json").lines().toList();

        assertThat(lines).hasSize(3);
        assertThat(JsonParser.parseString(lines.get(2)))
                .hasToString("{\"number\":3,\"time\":\"2026-11-22T00:03:00Z\",\"ageMillis\":180000,"
                        + "\"kind\":\"failed\",\"id\":\"cccccccc-3333\",\"name\":\"garage\",\"status\":\"failed\","
                        + "\"incarnation\":7,\"address\":\"[fe80::3]:9000\","
                        + "\"reason\":\"refused reconnect, confirmed by kitchen\","
                        + "\"sentence\":\"garage (cccccccc) failed: refused reconnect, confirmed by kitchen\"}");
        assertThat(shell.run("domain:events --last 9 --kind left --json")).isEmpty();
    }

    @Test
    void followsWhatHappensUntilItsTimeIsOver() throws Exception {
        threeEvents();
        CompletableFuture<Void> happens = whenHeard(() -> domain.happen(Kind.LEFT, kitchen, ""));

        String text = shell.run("domain:events --for 2s --last 1");

        happens.get(20, TimeUnit.SECONDS);
        assertThat(text).doesNotContain("joined").containsSubsequence("failed", "kitchen (bbbbbbbb) left");
        assertThat(domain.listeners).isEmpty();
    }

    @Test
    void endsWhenItIsInterrupted() throws Exception {
        Thread person = Thread.currentThread();
        CompletableFuture<Void> pressed = whenHeard(person::interrupt);

        new EventsCommand(domain).execute(shell.session, List.of("--json"));

        assertThat(Thread.interrupted()).isFalse();
        pressed.get(20, TimeUnit.SECONDS);
        assertThat(domain.listeners).isEmpty();
    }

    @Test
    void endsWhenNobodyReadsAnyMore() throws Exception {
        shell.session.put("first", (org.apache.felix.service.command.Function) (session, arguments) -> {
            int octet = System.in.read();
            return octet < 0 ? "nothing" : null;
        });
        threeEvents();
        // As in any shell: only who writes into a pipe notices that nobody reads.
        CompletableFuture<Void> goesOn = whenHeard(() -> await(() -> {
            domain.happen(Kind.UPDATED, kitchen, "");
            return domain.listeners.isEmpty();
        }));

        shell.run("domain:events | first");

        goesOn.get(20, TimeUnit.SECONDS);
    }

    /** Over SSH nobody writes to notice: the channel says so when it is flushed, and the session is not closed. */
    @Test
    void endsWhenItsTerminalIsGoneThoughNothingHappens() throws Exception {
        CompletableFuture<Void> goes = whenHeard(shell::loseConsole);

        shell.run("domain:events");

        goes.get(20, TimeUnit.SECONDS);
        assertThat(domain.listeners).isEmpty();
    }

    @Test
    void endsWithTheDomain() throws Exception {
        CompletableFuture<Void> stops = whenHeard(() -> domain.running = false);

        assertThat(shell.fail("domain:events --follow")).isEqualTo("This domain was stopped; its events end here.");
        stops.get(20, TimeUnit.SECONDS);
        assertThat(domain.listeners).isEmpty();
    }

    @Test
    void saysHowManyItMissed() throws Exception {
        EventReader reader =
                new EventReader(new EventFilter(Optional.empty(), Optional.empty()), true, Screen.of(shell.session));
        reader.last(domain, 5);
        threeEvents();
        domain.forget(2);
        reader.more(domain);

        JsonObject only = JsonParser.parseString(shell.printed()
                        .lines()
                        .filter(line -> line.startsWith("{"))
                        .findFirst()
                        .orElseThrow())
                .getAsJsonObject();
        assertThat(only.get("number").getAsInt()).isEqualTo(3);
        assertThat(Stream.of(shell.printed(), shell.progress()))
                .anyMatch(text -> text.contains("2 events are not shown"));
    }

    /** Does it as soon as the command listens. */
    private CompletableFuture<Void> whenHeard(Runnable deed) {
        return CompletableFuture.runAsync(() -> {
            await(() -> !domain.listeners.isEmpty());
            deed.run();
        });
    }

    private static void await(BooleanSupplier condition) {
        Object bell = new Object();
        synchronized (bell) {
            for (int tries = 0; tries < 1_000 && !condition.getAsBoolean(); tries++) {
                try {
                    bell.wait(20);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
