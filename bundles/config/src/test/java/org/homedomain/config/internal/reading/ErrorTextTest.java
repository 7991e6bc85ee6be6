// SPDX-License-Identifier: Apache-2.0
package org.homedomain.config.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The words a user reads, one row for each mistake. */
class ErrorTextTest {

    private static final String TOP =
            " Known keys: connectionConfig, discovery, logfilename, membership, name, network,"
                    + " peers, port, serviceHierarchyConfig, services, title, traits, uuid";
    private static final String TEXT = "a text of 1 to 64 printable characters without spaces at its ends";
    private static final String SPAN =
            "a duration of at most 24h: a text such as \"500ms\", \"10s\", \"1m\", or a whole number of nanoseconds";
    private static final String PORT = "a whole number from 0 to 65535, 0 for a free port";
    private static final String PEER =
            "host:port such as \"10.0.0.7:9000\", \"[fd00::1]:9000\" or \"kitchen.lan:9000\"," + " port 1 to 65535";
    private static final String LINK =
            "an interface such as \"eth0\" or \"wlan*\", or a network such as \"10.0.0.0/8\" or \"fd00::/8\"";
    private static final String VALUE =
            "expected ', \", ''', \"\"\", a number, a boolean, a date/time, an array, or a table";

    @ParameterizedTest(name = "{0}")
    @MethodSource({"keys", "values", "lists", "durations", "services", "syntax"})
    void names(String mistake, String text, List<String> expected) {
        Outcome outcome = Texts.toml(text);
        assertThat(Texts.lines(outcome)).as(mistake).containsExactlyElementsOf(expected);
        assertThat(outcome.settings()).isEmpty();
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                row(
                        "misspelt key",
                        "uuid = 'a'\n\n  titel = 'x'\n",
                        "domain.toml:3:3: unknown key 'titel' in the top level; did you mean 'title'?" + TOP),
                row("unlike any key", "colour = 1\n", "domain.toml:1:1: unknown key 'colour' in the top level." + TOP),
                row(
                        "misspelt key in a table",
                        "[connectionConfig]\ndialtimout = 3\n",
                        "domain.toml:2:1: unknown key 'dialtimout' in [connectionConfig]; did you mean 'dialtimeout'?"
                                + " Known keys: dialtimeout, heartbeatCheck, isolationCheck, isolationTimeout"),
                row(
                        "misspelt table",
                        "[conectionConfig]\ndialtimeout = 3\n",
                        "domain.toml:1:1: unknown key 'conectionConfig' in the top level; did you mean"
                                + " 'connectionConfig'?" + TOP),
                row(
                        "key under the wrong header",
                        "[network]\npeers = []\n",
                        "domain.toml:2:1: unknown key 'peers' in [network]; it belongs to the top level, above the"
                                + " first [table]. Known keys: interfaces, publicAddresses"),
                row(
                        "key above its header",
                        "beatInterval = 1\n",
                        "domain.toml:1:1: unknown key 'beatInterval' in the top level; it belongs to [membership]."
                                + TOP),
                row(
                        "keys that differ in case",
                        "Title = 'a'\ntitle = 'b'\n",
                        "domain.toml:2:1: 'title' is already set as 'Title' at domain.toml:1:1 (case makes no"
                                + " difference); keep one of them"),
                row(
                        "key set twice",
                        "title = 'a'\ntitle = 'b'\n",
                        "domain.toml:2:1: 'title' is already set at line 1, column 1; keep one of them"),
                row(
                        "value where a table belongs",
                        "network = 3\n",
                        "domain.toml:1:1: 'network' is 3; allowed is a table: [network]"));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                row("port too high", "port = 65536", "domain.toml:1:1: 'port' is 65536; allowed is " + PORT),
                row("port negative", "port = -5", "domain.toml:1:1: 'port' is -5; allowed is " + PORT),
                row(
                        "port in quotes",
                        "port = '9000'",
                        "domain.toml:1:1: 'port' is \"9000\"; allowed is " + PORT + "; write it without quotes"),
                row("port a fraction", "port = 9000.5", "domain.toml:1:1: 'port' is 9000.5; allowed is " + PORT),
                row("port a table", "[port]", "domain.toml:1:1: 'port' is a table; allowed is " + PORT),
                row("title empty", "title = ''", "domain.toml:1:1: 'title' is \"\"; allowed is " + TEXT),
                row("title blank", "title = '  '", "domain.toml:1:1: 'title' is \"  \"; allowed is " + TEXT),
                row(
                        "title with a bell",
                        "title = \"\\u0007\"",
                        "domain.toml:1:1: 'title' is \"\\u0007\"; allowed is " + TEXT),
                row(
                        "title a number",
                        "title = 3",
                        "domain.toml:1:1: 'title' is 3; allowed is " + TEXT + "; write it in quotes"),
                row(
                        "uuid too long",
                        "uuid = '" + "u".repeat(129) + "'",
                        "domain.toml:1:1: 'uuid' is \"" + "u".repeat(60)
                                + "…\"; allowed is a text of 1 to 128 printable characters without spaces"),
                row(
                        "uuid with a space",
                        "uuid = 'my pi'",
                        "domain.toml:1:1: 'uuid' is \"my pi\"; allowed is a text of 1 to 128 printable characters without"
                                + " spaces"),
                row(
                        "control character that the parser quotes",
                        "title = \"\\\u0008\"",
                        "domain.toml:1:10: not TOML: invalid escape sequence '\\\\u0008'"),
                row(
                        "word for a truth",
                        "[discovery]\nmdns = 'yes'",
                        "domain.toml:2:1: 'discovery.mdns' is \"yes\"; allowed is true or false"),
                row(
                        "misspelt engine",
                        "[discovery]\nengine = 'jmdsn'",
                        "domain.toml:2:1: 'discovery.engine' is \"jmdsn\"; allowed is \"direct\" or \"jmdns\"; did you"
                                + " mean \"jmdns\"?"),
                row(
                        "vote share as percent",
                        "[serviceHierarchyConfig]\nrequiredVotePercentage = 90",
                        "domain.toml:1:1: note: [serviceHierarchyConfig] is checked but not used yet",
                        "domain.toml:2:1: 'serviceHierarchyConfig.requiredVotePercentage' is 90; allowed is a number"
                                + " above 0, at most 1"));
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                row(
                        "list without brackets",
                        "traits = 'compute'",
                        "domain.toml:1:1: 'traits' is \"compute\"; allowed is a list in brackets, at most 64 elements,"
                                + " each " + TEXT + "; did you mean [\"compute\"]?"),
                row(
                        "bad elements",
                        "traits = ['a', 3,\n # more\n  '']",
                        "domain.toml:1:16: 'traits' has 3; allowed is " + TEXT + "; write it in quotes",
                        "domain.toml:3:3: 'traits' has \"\"; allowed is " + TEXT),
                row(
                        "peer without port",
                        "peers = ['kitchen']",
                        "domain.toml:1:10: 'peers' has \"kitchen\"; allowed is " + PEER + "; the port is missing"),
                row("peer's port 0", "peers = ['a:0']", "domain.toml:1:10: 'peers' has \"a:0\"; allowed is " + PEER),
                row(
                        "peer's port too high",
                        "peers = ['a:65536']",
                        "domain.toml:1:10: 'peers' has \"a:65536\"; allowed is " + PEER),
                row(
                        "peer no address",
                        "peers = ['10.0.0.256:9']",
                        "domain.toml:1:10: 'peers' has \"10.0.0.256:9\"; allowed is " + PEER),
                row(
                        "IPv6 peer without brackets",
                        "peers = ['fd00::1:9000']",
                        "domain.toml:1:10: 'peers' has \"fd00::1:9000\"; allowed is " + PEER
                                + "; an IPv6 address stands in brackets"),
                row(
                        "network too narrow",
                        "[network]\ninterfaces = ['10.0.0.0/33']",
                        "domain.toml:2:15: 'network.interfaces' has \"10.0.0.0/33\"; allowed is " + LINK),
                row(
                        "address for a network",
                        "[network]\ninterfaces = ['10.0.0.1']",
                        "domain.toml:2:15: 'network.interfaces' has \"10.0.0.1\"; allowed is " + LINK
                                + "; a single address is \"10.0.0.1/32\""));
    }

    static Stream<Arguments> durations() {
        return Stream.of(
                row(
                        "unit missing",
                        "[connectionConfig]\ndialtimeout = '500'",
                        "domain.toml:2:1: 'connectionConfig.dialtimeout' is \"500\"; allowed is " + SPAN
                                + "; the unit is missing: \"500s\" is in seconds"),
                row(
                        "negative",
                        "[membership]\nbeatInterval = -1",
                        "domain.toml:2:1: 'membership.beatInterval' is -1; allowed is " + SPAN),
                row(
                        "too long",
                        "[membership]\nbeatInterval = '25h'",
                        "domain.toml:2:1: 'membership.beatInterval' is \"25h\"; allowed is " + SPAN),
                row(
                        "range upside down",
                        "[connectionConfig]\nisolationCheck = { min = '2s', max = '1s' }",
                        "domain.toml:2:1: 'connectionConfig.isolationCheck' has min 2s above max 1s; allowed is"
                                + " min ≤ max"),
                row(
                        "range above the default's end",
                        "[connectionConfig.isolationCheck]\nmin = '20s'",
                        "domain.toml:1:1: 'connectionConfig.isolationCheck' has min 20s above max 10s (the default);"
                                + " allowed is min ≤ max"),
                row(
                        "one duration for a range",
                        "[connectionConfig]\nheartbeatCheck = '1s'",
                        "domain.toml:2:1: 'connectionConfig.heartbeatCheck' is \"1s\"; allowed is a table:"
                                + " [connectionConfig.heartbeatCheck]"));
    }

    static Stream<Arguments> services() {
        return Stream.of(
                row(
                        "unknown priority",
                        "[services.a]\npriority = 'requird'",
                        "domain.toml:2:1: 'services.a.priority' is \"requird\"; allowed is \"dependency\" or"
                                + " \"required\"; did you mean \"required\"?"),
                row(
                        "undefined dependency, nearly",
                        "[services.webServer]\n[services.a]\ndepends = ['webserver']",
                        "domain.toml:3:12: 'services.a' depends on 'webserver', which is not defined; did you mean"
                                + " 'webServer'?"),
                row(
                        "undefined dependency",
                        "[services.a]\ndepends = ['camera']",
                        "domain.toml:2:12: 'services.a' depends on 'camera', which is not defined; add"
                                + " [services.camera]"),
                row(
                        "cycle",
                        "[services.c]\ndepends = ['a']\n[services.a]\ndepends = ['b']\n[services.b]\ndepends = ['c']",
                        "domain.toml:4:12: services depend on each other in a circle: a → b → c → a; remove one of"
                                + " these dependencies"),
                row(
                        "service that needs itself",
                        "[services.a]\ndepends = ['a']",
                        "domain.toml:2:12: services depend on each other in a circle: a → a; remove one of these"
                                + " dependencies"),
                row(
                        "empty name",
                        "[services.\"\"]",
                        "domain.toml:1:1: a service has the name \"\"; allowed is " + TEXT),
                row(
                        "value for a service",
                        "[services]\nlight = 3",
                        "domain.toml:2:1: 'services.light' is 3; allowed is a table: [services.light]"),
                row(
                        "unknown key of a service",
                        "[services.a]\ndepend = []",
                        "domain.toml:2:1: unknown key 'depend' in [services.a]; did you mean 'depends'? Known keys:"
                                + " depends, priority, traits"));
    }

    static Stream<Arguments> syntax() {
        return Stream.of(
                row(
                        "text without quotes",
                        "title = kitchen\n",
                        "domain.toml:1:9: not TOML: unexpected 'k', " + VALUE + "; a text stands in quotes"),
                row(
                        "text not closed",
                        "title = \"x\nport = 3\n",
                        "domain.toml:1:11: not TOML: unexpected end of line, expected \" or a character"),
                row(
                        "what stands before a syntax error is checked, too",
                        "port = 70000\n\nuuid = \nport2 = 3\n",
                        "domain.toml:1:1: 'port' is 70000; allowed is " + PORT,
                        "domain.toml:3:8: not TOML: unexpected end of line, " + VALUE + "; a text stands in quotes"),
                row(
                        "impossible date",
                        "port = 1\nx = 1979-05-27T07:32:00-08Z:00\n",
                        "domain.toml:2:1: not TOML: the parser gives up here; is a date or time impossible?"),
                row(
                        "bad escape in a key",
                        "\"a\\ b\" = 1\n",
                        "domain.toml:1:3: not TOML: invalid escape sequence '\\ '"),
                row(
                        "brackets without end",
                        "port = 1\ntraits = " + "[".repeat(10_000),
                        "domain.toml:2:1: brackets nested deeper than 16 levels; is one not closed?"));
    }

    @Test
    void allMistakesOfAFileAreToldAtOnce() {
        String text =
                """
                titel = "x"
                port = 70000
                traits = ["", "ok"]
                [connectionConfig]
                dialtimeout = "3"
                isolationCheck = { min = "2s", max = "1s" }
                [services.a]
                priority = "sometimes"
                depends = ["b"]
                """;
        assertThat(Texts.toml(text).problems())
                .extracting(problem -> problem.place().text())
                .containsExactly(
                        "domain.toml:1:1",
                        "domain.toml:2:1",
                        "domain.toml:3:11",
                        "domain.toml:5:1",
                        "domain.toml:6:1",
                        "domain.toml:8:1",
                        "domain.toml:9:12");
    }

    @Test
    void theWholeTextHasATitle() {
        assertThat(Texts.toml("port = -1\ntitle = ''\n").errorText("the file /etc/domain.toml"))
                .isEqualTo("the file /etc/domain.toml has 2 errors:\n"
                        + "domain.toml:1:1: 'port' is -1; allowed is " + PORT + "\n"
                        + "domain.toml:2:1: 'title' is \"\"; allowed is " + TEXT);
    }

    private static Arguments row(String mistake, String text, String... expected) {
        return arguments(mistake, text, List.of(expected));
    }
}
