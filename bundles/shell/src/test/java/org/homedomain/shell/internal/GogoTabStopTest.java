// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stops while a real session of Gogo is being taught: its {@code complete} does that here. */
class GogoTabStopTest {

    private final ThreadIOImpl threadIo = new ThreadIOImpl();
    private final CommandProcessorImpl processor = new CommandProcessorImpl(threadIo);
    private final GogoTab tab = new GogoTab(new Proposals(InMemoryDomain.household()));
    private final Map<String, Object> completions = new HashMap<>();
    private CommandSession session;

    @BeforeEach
    void start() {
        threadIo.start();
        session = processor.createSession(
                new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), new ByteArrayOutputStream());
        session.put(".completions", completions);
    }

    @AfterEach
    void stop() {
        session.close();
        processor.stop();
        threadIo.stop();
    }

    private void completeBy(Function complete) {
        processor.addCommand("gogo", complete, "complete");
    }

    private Object note(List<Object> arguments) {
        return completions.put(String.valueOf(arguments.get(1)), arguments);
    }

    @Test
    void teachesUntilItStops() {
        completeBy((running, arguments) -> note(arguments));

        tab.beforeExecute(session, "anything");

        assertThat(completions).containsKeys("domain:peer", "domain:help");
    }

    @Test
    void forgetsWhatASessionLearntWhileItStopped() {
        completeBy((running, arguments) -> {
            tab.close();
            return note(arguments);
        });

        tab.beforeExecute(session, "anything");

        assertThat(completions).isEmpty();
        assertThat(session.get("__domain_arguments")).isNull();
    }

    @Test
    void teachesNobodyAfterItStopped() {
        completeBy((running, arguments) -> note(arguments));
        tab.close();

        tab.beforeExecute(session, "anything");

        assertThat(completions).isEmpty();
    }
}
