// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.homedomain.api.peer.DomainControlException;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.PeerStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherCommandsTest {

    private final InMemoryDomain domain = InMemoryDomain.household();
    private final GogoShell shell = new GogoShell(domain);

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void peerShowsAllThatIsKnown() throws Exception {
        assertThat(shell.run("domain:peer kitchen"))
                .isEqualTo(
                        """
                name          kitchen
                ID            bbbbbbbb-2222
                dominion      Dominion
                status        alive
                addresses     10.0.0.2:9000
                version       0.1.0
                incarnation   7
                traits        compute
                services      light (port 9001)
                last contact  0.4 s ago
                """);
    }

    @Test
    void peerIsFoundByIdPrefixAndWithoutCase() throws Exception {
        assertThat(shell.run("domain:peer cccc")).contains("garage");
        assertThat(shell.run("domain:peer GARAGE")).contains("cccccccc-3333");
    }

    @Test
    void peerTakesIdsThatLookLikeNumbers() throws Exception {
        domain.add(InMemoryDomain.peer("1e5aaaaa-5555", "attic", "10.0.0.5", PeerStatus.ALIVE));
        domain.add(InMemoryDomain.peer("00700000-6666", "cellar", "10.0.0.6", PeerStatus.ALIVE));

        assertThat(shell.run("domain:peer 1e5")).contains("attic");
        assertThat(shell.run("domain:peer 007")).contains("cellar");
    }

    @Test
    void peerSuggestsTheNearestName() throws Exception {
        assertThat(shell.fail("domain:peer kitchn"))
                .isEqualTo("No domain 'kitchn' is known. Did you mean 'kitchen'? 'domain:peers' lists all.");
        assertThat(shell.fail("domain:peer zzzzzzzz"))
                .isEqualTo("No domain 'zzzzzzzz' is known. 'domain:peers' lists all.");
    }

    @Test
    void peerListsTheCandidatesOfAnAmbiguousName() throws Exception {
        domain.add(InMemoryDomain.peer("bbbbbbbb-9999", "Kitchen", "10.0.0.9", PeerStatus.LEFT));

        assertThat(shell.fail("domain:peer kitchen"))
                .isEqualTo(
                        """
                2 domains are called 'kitchen'. Name one by enough of its ID:
                  bbbbbbbb-2222  kitchen  10.0.0.2:9000  alive
                  bbbbbbbb-9999  Kitchen  10.0.0.9:9000  left""");
        assertThat(shell.fail("domain:peer bbbb")).contains("bbbbbbbb-2222").contains("bbbbbbbb-9999");
    }

    @Test
    void peerNeedsOneName() throws Exception {
        assertThat(shell.fail("domain:peer"))
                .isEqualTo("domain:peer needs NAME: name of a domain, or the beginning of its ID."
                        + " 'domain:peer --help' says what it takes.");
        assertThat(shell.fail("domain:peer living room"))
                .contains("takes one NAME")
                .contains("quotes");
    }

    @Test
    void peerWritesJson() throws Exception {
        JsonObject json =
                JsonParser.parseString(shell.run("domain:peer kitchen --json")).getAsJsonObject();

        assertThat(json.get("id").getAsString()).isEqualTo("bbbbbbbb-2222");
    }

    @Test
    void selfShowsThisDomain() throws Exception {
        assertThat(shell.run("domain:self")).contains("hallway (self)").contains("aaaaaaaa-1111");
        assertThat(JsonParser.parseString(shell.run("domain:self --json"))
                        .getAsJsonObject()
                        .get("self")
                        .getAsBoolean())
                .isTrue();
        assertThat(shell.fail("domain:self x")).contains("takes no argument");
    }

    @Test
    void servicesListsWhatCanBeUsed() throws Exception {
        assertThat(shell.run("domain:services"))
                .isEqualTo(
                        """
                SERVICE  DOMAIN   ADDRESS        STATUS
                light    kitchen  10.0.0.2:9001  alive
                """);
        assertThat(JsonParser.parseString(shell.run("domain:services --json")))
                .hasToString("[{\"name\":\"light\",\"domain\":\"kitchen\",\"domainId\":\"bbbbbbbb-2222\","
                        + "\"address\":\"10.0.0.2:9001\",\"status\":\"alive\",\"reachable\":true}]");
        assertThat(shell.fail("domain:services --stauts alive")).contains("has no option '--stauts'");
    }

    @Test
    void pingMeasures() throws Exception {
        Iterator<Integer> trips = List.of(30, 10, 25, 20).iterator();
        domain.ping = peer -> CompletableFuture.completedFuture(Duration.ofMillis(trips.next()));

        assertThat(shell.run("domain:ping kitchen --count 4"))
                .isEqualTo(
                        """
                Asking kitchen at 10.0.0.2:9000:
                  1: 30.00 ms
                  2: 10.00 ms
                  3: 25.00 ms
                  4: 20.00 ms
                4 of 4 answered; min 10.00 ms, median 22.50 ms, max 30.00 ms
                """);
    }

    @Test
    void pingWritesJson() throws Exception {
        assertThat(JsonParser.parseString(shell.run("domain:ping kitchen --count 1 --json")))
                .hasToString("{\"id\":\"bbbbbbbb-2222\",\"name\":\"kitchen\",\"millis\":[1.0],\"missed\":0,"
                        + "\"minMillis\":1.0,\"medianMillis\":1.0,\"maxMillis\":1.0}");
    }

    @Test
    void pingFailsIfNothingAnswers() throws Exception {
        domain.ping = peer -> CompletableFuture.failedFuture(new DomainControlException("10.0.0.2:9000 refused."));

        assertThat(shell.fail("domain:ping kitchen --count 1"))
                .isEqualTo("kitchen did not answer. 'domain:doctor' looks for the reason.");
        assertThat(shell.printed()).contains("1: no answer: 10.0.0.2:9000 refused.");
        assertThat(shell.fail("domain:ping kitchen --json")).isEmpty();
        assertThat(JsonParser.parseString(shell.printed())
                        .getAsJsonObject()
                        .get("missed")
                        .getAsInt())
                .isEqualTo(3);
    }

    @Test
    void pingAsksForTheDomainAnewEachTime() throws Exception {
        domain.ping = peer -> {
            domain.running = false;
            return CompletableFuture.completedFuture(Duration.ofMillis(10));
        };

        assertThat(shell.run("domain:ping kitchen --count 2"))
                .contains("1: 10.00 ms")
                .contains("2: This domain is not running")
                .contains("1 of 2 answered");
    }

    @Test
    void anInterruptedPingEndsAndLeavesNoInterruptBehind() throws Exception {
        Thread person = Thread.currentThread();
        domain.ping = peer -> {
            person.interrupt();
            return new CompletableFuture<>();
        };

        assertThatThrownBy(() -> new PingCommand(domain).execute(shell.session, List.of("kitchen", "--count", "9")))
                .hasToString("kitchen did not answer. 'domain:doctor' looks for the reason.");

        assertThat(Thread.interrupted()).isFalse();
        assertThat(shell.printed()).contains("1: no answer: interrupted.").doesNotContain("  2: ");
    }

    @ParameterizedTest
    @CsvSource({"0", "101", "-3", "many", "1.5"})
    void pingChecksItsCount(String count) throws Exception {
        assertThat(shell.fail("domain:ping kitchen --count=" + count))
                .contains("from 1 to 100")
                .contains(count);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "10.0.0.7:9000,10.0.0.7,9000",
                "attic.local:1,attic.local,1",
                "[fe80::1]:9000,fe80::1,9000",
                "\"'[fe80::1%eth0]:9000'\",fe80::1%eth0,9000",
            })
    void joinDialsTheAddress(String typed, String host, int port) throws Exception {
        domain.joined = CompletableFuture.completedFuture(domain.view().peers().get(0));

        assertThat(shell.run("domain:join " + typed))
                .isEqualTo("Joined kitchen (bbbbbbbb) at " + Endpoint.of(host, port) + " in dominion Dominion.\n");
        assertThat(domain.joinedAt).isEqualTo(Endpoint.of(host, port));
    }

    @ParameterizedTest
    @CsvSource({
        "attic,The port is missing",
        "attic:0,not between 1 and 65535",
        "attic:70000,not between 1 and 65535",
        "attic:http,is no HOST:PORT",
        "fe80::1:9000,in brackets",
        "'\"\"',is no HOST:PORT",
        "'\"two words:1\"',is no HOST:PORT"
    })
    void joinRefusesWhatIsNoAddress(String typed, String told) throws Exception {
        assertThat(shell.fail("domain:join " + typed)).contains(told);
        assertThat(domain.joinedAt).isNull();
    }

    @Test
    void joinTellsWhyItFailed() throws Exception {
        domain.joined = CompletableFuture.failedFuture(
                new DomainControlException("10.0.0.7:9000 belongs to dominion 'Other'; use its title."));

        assertThat(shell.fail("domain:join 10.0.0.7:9000"))
                .isEqualTo("Joining failed: 10.0.0.7:9000 belongs to dominion 'Other'; use its title.");
    }

    @Test
    void joinWritesJson() throws Exception {
        domain.joined = CompletableFuture.completedFuture(domain.view().peers().get(0));

        assertThat(JsonParser.parseString(shell.run("domain:join 10.0.0.2:9000 --json"))
                        .getAsJsonObject()
                        .get("name")
                        .getAsString())
                .isEqualTo("kitchen");
    }

    @Test
    void leaveSaysHowToComeBack() throws Exception {
        assertThat(shell.run("domain:leave"))
                .contains("Left dominion Dominion.")
                .contains("domain:join HOST:PORT");
        assertThat(domain.left).isTrue();
        assertThat(JsonParser.parseString(shell.run("domain:leave --json"))).hasToString("{\"left\":\"Dominion\"}");
        assertThat(shell.fail("domain:leave now")).contains("takes no argument");
    }

    @Test
    void helpListsEveryCommand() throws Exception {
        String help = shell.run("domain:help");

        assertThat(Syntaxes.ALL).allSatisfy(syntax -> assertThat(help).contains(syntax.command()));
        assertThat(shell.run("domain:help ping")).isEqualTo(shell.run("domain:ping --help"));
        assertThat(shell.run("domain:help domain:ping")).contains("--count N");
        assertThat(shell.fail("domain:help pnig")).contains("Did you mean 'ping'?");
        assertThat(JsonParser.parseString(shell.run("domain:help --json")).getAsJsonArray())
                .hasSameSizeAs(Syntaxes.ALL);
        assertThat(JsonParser.parseString(shell.run("domain:help peers --json")))
                .hasToString("{\"command\":\"domain:peers\",\"summary\":\"" + PeersCommand.SUMMARY + "\"}");
    }

    @Test
    void everyCommandExplainsItself() throws Exception {
        for (CommandSyntax syntax : Syntaxes.ALL) {
            assertThat(shell.run(syntax.command() + " --help"))
                    .startsWith(syntax.command() + " - " + syntax.summary())
                    .contains("--json");
            assertThat(shell.run(syntax.command() + " -h")).contains("Usage: " + syntax.command());
            assertThat(shell.fail(syntax.command() + " --hlep")).contains("Did you mean '--help'?");
        }
    }
}
