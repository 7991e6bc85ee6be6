// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.homedomain.api.peer.AdvertisedService;
import org.homedomain.api.peer.Endpoint;
import org.homedomain.api.peer.Identity;
import org.homedomain.api.peer.Peer;
import org.homedomain.api.peer.PeerStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("StringSplitter")
class PeersCommandTest {

    private final InMemoryDomain domain = InMemoryDomain.household();
    private final GogoShell shell = new GogoShell(domain);

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void listsThisDomainFirstAndAllOthersAligned() throws Exception {
        domain.roundTrips.put("bbbbbbbb-2222", Duration.ofNanos(421_337));

        assertThat(shell.run("domain:peers"))
                .isEqualTo(
                        """
                NAME            ID        STATUS  ADDRESS         VERSION  SERVICES  RTT      LAST CONTACT
                hallway (self)  aaaaaaaa  alive   10.0.0.1:9000   0.1.0    -         -        -
                kitchen         bbbbbbbb  alive   10.0.0.2:9000   0.1.0    light     0.42 ms  0.4 s
                garage          cccccccc  failed  [fe80::3]:9000  0.1.0    -         -        3 min
                """);
    }

    @Test
    void fitsTheTerminal() throws Exception {
        domain.add(InMemoryDomain.peer(
                "dddddddd-4444", "a domain with a very long name", "2001:db8:1:2:3:4:5:6", PeerStatus.ALIVE));

        String[] lines = shell.wide(80).run("domain:peers").split("\n");

        assertThat(lines).hasSize(5).allSatisfy(line -> assertThat(line.length())
                .isLessThanOrEqualTo(80));
        assertThat(lines[4])
                .startsWith("a domain")
                .contains("~")
                .contains("alive")
                .contains("never");
    }

    @Test
    void alignsNamesThatTakeTwoCellsALetter() throws Exception {
        domain.add(InMemoryDomain.peer("dddddddd-4444", "\u53f0\u6240", "10.0.0.4", PeerStatus.ALIVE));

        String[] lines = shell.run("domain:peers").split("\n");

        assertThat(lines[4]).startsWith("\u53f0\u6240            dddddddd");
    }

    @Test
    void printsTheWholeTableIntoAPipe() throws Exception {
        domain.add(InMemoryDomain.peer("dddddddd-4444", "x".repeat(60), "10.0.0.4", PeerStatus.ALIVE));
        shell.session.put("keep", (org.apache.felix.service.command.Function) (session, arguments) -> {
            System.out.print(new String(System.in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            return null;
        });

        assertThat(shell.wide(80).run("domain:peers | keep")).contains("x".repeat(60));
    }

    @Test
    void writesTheAgreedJson() throws Exception {
        JsonArray peers =
                JsonParser.parseString(shell.run("domain:peers --json")).getAsJsonArray();

        assertThat(peers).hasSize(3);
        JsonObject kitchen = peers.get(1).getAsJsonObject();
        assertThat(kitchen.keySet())
                .containsExactly(
                        "id",
                        "name",
                        "self",
                        "status",
                        "addresses",
                        "port",
                        "version",
                        "incarnation",
                        "traits",
                        "services",
                        "lastContactMillis",
                        "original",
                        "reachable",
                        "remark",
                        "rttMillis",
                        "lapseMillis",
                        "awayMillis",
                        "accusers");
        assertThat(kitchen)
                .hasToString("{\"id\":\"bbbbbbbb-2222\",\"name\":\"kitchen\",\"self\":false,"
                        + "\"status\":\"alive\",\"addresses\":[\"10.0.0.2\"],\"port\":9000,\"version\":\"0.1.0\","
                        + "\"incarnation\":7,\"traits\":[\"compute\"],\"services\":[{\"name\":\"light\",\"port\":9001}],"
                        + "\"lastContactMillis\":412,\"original\":false,\"reachable\":true,\"remark\":\"\","
                        + "\"rttMillis\":null,\"lapseMillis\":null,\"awayMillis\":null,\"accusers\":[]}");
        assertThat(peers.get(0).getAsJsonObject().get("self").getAsBoolean()).isTrue();
        assertThat(peers.get(2).getAsJsonObject().get("status").getAsString()).isEqualTo("failed");
        assertThat(peers.get(2).getAsJsonObject().get("services").getAsJsonArray())
                .isEmpty();
    }

    @Test
    void listsTenThousandDomains() throws Exception {
        for (int number = 0; number < 10_000; number++) {
            domain.add(InMemoryDomain.peer("peer-" + number, "x".repeat(60), "10.0.0.4", PeerStatus.ALIVE));
        }

        assertThat(JsonParser.parseString(shell.run("domain:peers --json")).getAsJsonArray())
                .hasSize(10_003);
        assertThat(shell.wide(100).run("domain:peers").lines()).hasSize(10_004);
    }

    @Test
    void saysNeverInJsonAsNull() throws Exception {
        domain.add(InMemoryDomain.peer("dddddddd-4444", "attic", "10.0.0.4", PeerStatus.SLEEPING));

        JsonObject attic = JsonParser.parseString(shell.run("domain:peers --json --status sleeping"))
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();

        assertThat(attic.get("lastContactMillis").isJsonNull()).isTrue();
        assertThat(attic.get("status").getAsString()).isEqualTo("sleeping");
    }

    @Test
    void neutralisesWhatCouldSteerATerminal() throws Exception {
        String evil = "x\u001b[2J\u009b31m\u202egnp\u0007\r\ny";
        domain.add(
                new Peer(
                        new Identity(
                                "\u001b]0;owned\u0007-id",
                                evil,
                                new Endpoint(List.of("10.0.0.9\u001b[A"), 9000),
                                "1.0.0\u001bc",
                                Set.of("\u001b[1m"),
                                List.of(new AdvertisedService("svc\u001b[7m", 9001))),
                        PeerStatus.ALIVE,
                        1,
                        false,
                        new Peer.Contact(java.util.OptionalLong.empty(), true, "said \u001b[5m")),
                Duration.ZERO);

        for (String line : List.of(
                "domain:peers",
                "domain:peers --json",
                "domain:services",
                "domain:services --json",
                "domain:ping svc --count 1 --help",
                "domain:peer '" + evil.replace("\r\n", "") + "' --help")) {
            assertSafe(shell.run(line));
        }
        assertSafe(shell.run("domain:peers").lines().skip(4).findFirst().orElseThrow());
        assertThat(shell.run("domain:peers")).contains("x\\u001b[2J\\u009b31m\\u202egnp\\u0007\\u000d\\u000ay");
        assertSafe(shell.fail("domain:peer 'z\u001b[2J'"));
    }

    private void addSuspectAndSleeper() {
        Peer attic = InMemoryDomain.peer("dddddddd-4444", "attic", "10.0.0.4", PeerStatus.SUSPECT);
        domain.add(new Peer(
                attic.identity(),
                attic.status(),
                7,
                false,
                attic.contact(),
                new Peer.Lapse(
                        OptionalLong.of(InMemoryDomain.NOW - 1_200_000_000L),
                        OptionalLong.empty(),
                        List.of("bbbbbbbb-2222", "gone"))));
        Peer den = InMemoryDomain.peer("eeeeeeee-5555", "den", "10.0.0.5", PeerStatus.SLEEPING);
        domain.add(new Peer(
                den.identity(),
                den.status(),
                7,
                false,
                den.contact(),
                new Peer.Lapse(
                        OptionalLong.of(InMemoryDomain.NOW - Duration.ofHours(1).toNanos()),
                        OptionalLong.of(
                                InMemoryDomain.NOW + Duration.ofMinutes(450).toNanos()),
                        List.of())));
    }

    @Test
    void saysByWhomADomainIsSuspectedAndHowLongOneSleeps() throws Exception {
        addSuspectAndSleeper();

        assertThat(shell.run("domain:peers"))
                .contains("suspect for 1.2 s by kitchen, gone")
                .contains("sleeping, 7 h 30 min left");
        assertThat(shell.run("domain:peer attic")).contains("suspected     1.2 s by kitchen, gone");
        assertThat(shell.run("domain:peer den")).contains("away          for another 7 h 30 min");
        JsonObject attic = json("domain:peer attic --json");
        assertThat(attic.get("lapseMillis").getAsLong()).isEqualTo(1_200);
        assertThat(attic.get("accusers")).hasToString("[\"bbbbbbbb-2222\",\"gone\"]");
        assertThat(json("domain:peer den --json").get("awayMillis").getAsLong()).isEqualTo(27_000_000);
    }

    @Test
    void tellsTheRoundTripOfOneDomain() throws Exception {
        domain.roundTrips.put("bbbbbbbb-2222", Duration.ofNanos(421_337));

        assertThat(shell.run("domain:peer kitchen")).contains("round trip    0.42 ms");
        assertThat(json("domain:peer kitchen --json").get("rttMillis").getAsDouble())
                .isEqualTo(0.42);
    }

    private JsonObject json(String line) throws Exception {
        return JsonParser.parseString(shell.run(line)).getAsJsonObject();
    }

    @Test
    void filtersByStatus() throws Exception {
        assertThat(shell.run("domain:peers --status failed,Suspect"))
                .contains("garage")
                .doesNotContain("kitchen");
        assertThat(shell.run("domain:peers --status=left")).isEqualTo("None of the 3 known domains is like that.\n");
        assertThat(shell.run("domain:peers --status=left --json").strip()).isEqualTo("[]");
    }

    @Test
    void filtersByServiceOfDomainsThatCanBeUsed() throws Exception {
        assertThat(shell.run("domain:peers --service light"))
                .contains("kitchen")
                .doesNotContain("hallway");
        assertThat(shell.run("domain:peers --service camera")).contains("None of");
        assertThat(shell.run("domain:peers --service lihgt")).contains("Did you mean 'light'?");
    }

    @Test
    void saysWhereADomainIsUnreachableFrom() throws Exception {
        Peer kitchen = domain.view().peers().get(0);
        InMemoryDomain other = new InMemoryDomain(domain.view().self())
                .add(new Peer(
                        kitchen.identity(),
                        PeerStatus.ALIVE,
                        7,
                        false,
                        new Peer.Contact(java.util.OptionalLong.empty(), false, "")));
        shell.close();
        try (GogoShell otherShell = new GogoShell(other)) {
            assertThat(otherShell.run("domain:peers")).contains("alive, unreachable from here");
        }
    }

    @Test
    void pointsALonelyPersonToTheDoctor() throws Exception {
        shell.close();
        try (GogoShell lonely = new GogoShell(new InMemoryDomain(domain.view().self()))) {
            assertThat(lonely.run("domain:peers")).contains("hallway (self)").contains("'domain:doctor'");
        }
    }

    @Test
    void suggestsTheRightOptionAndStatus() throws Exception {
        assertThat(shell.fail("domain:peers --jsn"))
                .isEqualTo("domain:peers has no option '--jsn'. Did you mean '--json'?"
                        + " 'domain:peers --help' says what it takes.");
        assertThat(shell.fail("domain:peers --status alife"))
                .isEqualTo("There is no status 'alife'. Did you mean 'alive'?"
                        + " Known are alive, suspect, failed, left, sleeping.");
        assertThat(shell.fail("domain:peers --status")).contains("needs a value after --status");
        assertThat(shell.fail("domain:peers --json=yes")).contains("takes no value for --json");
        assertThat(shell.fail("domain:peers --json --json")).contains("got --json twice");
        assertThat(shell.fail("domain:peers kitchen")).contains("takes no argument, but got 'kitchen'");
    }

    @Test
    void explainsItself() throws Exception {
        assertThat(shell.run("domain:peers --help"))
                .isEqualTo(
                        """
                domain:peers - lists the domains of this dominion

                Usage: domain:peers [--status STATUS[,STATUS]] [--service SERVICE] [--json] [--help]

                  --status STATUS[,STATUS]  only those that are one of these: alive, suspect, failed, left, sleeping
                  --service SERVICE         only those that run this home service
                  --json                    print JSON instead of a table
                  --help                    print this
                """);
    }

    @Test
    void pointsToTheDoctorWhileTheDomainDoesNotRun() throws Exception {
        domain.running = false;

        for (String line : List.of(
                "domain:peers",
                "domain:peer x",
                "domain:self",
                "domain:services",
                "domain:ping x",
                "domain:join h:1",
                "domain:leave",
                "domain:sleep --for 1h",
                "domain:wake",
                "domain:events",
                "domain:events --last 1",
                "domain:stats")) {
            assertThat(shell.fail(line)).as(line).contains("not running").contains("'domain:doctor'");
        }
    }

    private static void assertSafe(String text) {
        assertThat(text.replace("\n", "")
                        .codePoints()
                        .filter(point -> Character.isISOControl(point) || Character.getType(point) == Character.FORMAT))
                .as(text)
                .isEmpty();
    }
}
