// SPDX-License-Identifier: Apache-2.0
package org.homedomain.karaf.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.karaf.shell.api.console.Candidate;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Parser;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.impl.console.CommandsCompleter;
import org.apache.karaf.shell.impl.console.SessionFactoryImpl;
import org.apache.karaf.shell.support.parsing.DefaultParser;
import org.homedomain.shell.CommandCompletion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With Karaf's own session factory, registry and completer. */
class KarafTabTest {

    private final SessionFactoryImpl sessions = new SessionFactoryImpl(new ThreadIOImpl());
    private final Session session;
    private final CommandCompletion completion = KarafTabTest::propose;

    KarafTabTest(@TempDir Path etc) {
        System.setProperty("karaf.etc", etc.toString());
        System.setProperty("karaf.home", etc.toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        session = sessions.create(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                null,
                "UTF-8",
                () -> {});
    }

    @BeforeEach
    void bridgeGogoCommandsAsKarafDoes() {
        sessions.getRegistry().register(new BridgedCommand("domain", "peer"));
        sessions.getRegistry().register(new BridgedCommand("domain", "peers"));
        sessions.getRegistry().register(new BridgedCommand("other", "thing"));
    }

    @AfterEach
    void close() {
        session.close();
        sessions.stop();
    }

    @Test
    void completesArgumentsOnceWithTheirDescriptions() {
        assertThat(candidates("domain:peer ")).isEmpty();

        KarafTab tab = new KarafTab(sessions, completion);

        assertThat(candidates("domain:peer "))
                .extracting(Candidate::value, Candidate::descr)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("kitchen", "alive"),
                        org.assertj.core.groups.Tuple.tuple("hallway", null));
        assertThat(candidates("domain:peer kit")).hasSize(2);
        tab.close();
    }

    @Test
    void completesArgumentsOfACommandWithoutScope() {
        KarafTab tab = new KarafTab(sessions, completion);

        assertThat(candidates("peer ")).hasSize(2);
        assertThat(candidates("thing ")).isEmpty();
        tab.close();
    }

    @Test
    void completesNamesOnlyInTheModeWithSubshells() {
        KarafTab tab = new KarafTab(sessions, completion);
        session.put(Session.COMPLETION_MODE, Session.COMPLETION_MODE_SUBSHELL);
        session.put(Session.SUBSHELL, "domain");

        assertThat(candidates("pee")).extracting(Candidate::value).contains("peer", "peers");
        assertThat(candidates("peer ")).extracting(Candidate::value).doesNotContain("kitchen");
        tab.close();
    }

    @Test
    void isNotHashedAsARecord() {
        // The JDK keeps the classes of the record that was hashed last, see TabCommand.
        assertThat(TabCommand.class).isNotRecord();
        assertThat(DomainCompleter.class).isNotRecord();
    }

    @Test
    void doublesNoCommandInLists() {
        KarafTab tab = new KarafTab(sessions, completion);

        assertThat(sessions.getRegistry().getCommands())
                .filteredOn(command -> command.getScope().equals("domain"))
                .extracting(Command::getName)
                .containsExactlyInAnyOrder("peer", "peers");
        assertThat(candidates("domain:pee"))
                .extracting(Candidate::value)
                .containsOnlyOnce("domain:peer", "domain:peers")
                .doesNotContain("shell:__domain", "__domain");
        tab.close();
    }

    @Test
    void leavesTheCommandsWhenItGoes() throws Exception {
        KarafTab tab = new KarafTab(sessions, completion);
        int before = sessions.getRegistry().getCommands().size();

        tab.close();

        assertThat(sessions.getRegistry().getCommands()).hasSize(before - 1);
        assertThat(candidates("domain:peer ")).isEmpty();
        assertThat(session.execute("domain:peer")).isEqualTo("ran peer");
    }

    private List<Candidate> candidates(String line) {
        List<Candidate> candidates = new ArrayList<>();
        new CommandsCompleter(sessions, session)
                .completeCandidates(session, new DefaultParser().parse(session, line, line.length()), candidates);
        return candidates;
    }

    private static List<CommandCompletion.Proposal> propose(List<String> words, int index) {
        return words.get(0).equals("domain:peer") && index == 1
                ? List.of(
                        new CommandCompletion.Proposal("kitchen", "alive"),
                        new CommandCompletion.Proposal("hallway", ""))
                : List.of();
    }

    /** Like what Karaf makes of a service with the properties of a Gogo command. */
    private record BridgedCommand(String getScope, String getName) implements Command {

        @Override
        public String getDescription() {
            return "a command";
        }

        @Override
        public @Nullable Completer getCompleter(boolean scoped) {
            return null;
        }

        @Override
        public @Nullable Parser getParser() {
            return null;
        }

        @Override
        public Object execute(Session session, List<Object> arguments) {
            return "ran " + getName;
        }
    }
}
