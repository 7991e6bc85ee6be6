// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.homedomain.runtime.channel.RunningDomain;
import org.homedomain.runtime.channel.RunningDomains;
import org.homedomain.runtime.client.RemoteShell;

/**
 * How far the domains of a demo know each other, at one moment.
 *
 * @param alive for each domain how many it sees alive, itself included; 0 while it does not answer
 */
record Meeting(Map<String, Long> alive) {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Pattern ALIVE = Pattern.compile("\"status\"\\s*:\\s*\"alive\"");

    /** Asks each of them. */
    static Meeting now(List<DemoDomain> domains) throws IOException {
        Map<Long, RunningDomain> running = RunningDomains.ofThisUser().list().stream()
                .collect(Collectors.toMap(RunningDomain::pid, domain -> domain, (one, other) -> one));
        Map<String, Long> alive = new LinkedHashMap<>();
        for (DemoDomain domain : domains) {
            String json = Optional.ofNullable(running.get(domain.pid()))
                    .map(known -> answer(known, "domain:peers --json"))
                    .orElse("");
            alive.put(domain.name(), ALIVE.matcher(json).results().count());
        }
        return new Meeting(alive);
    }

    boolean complete() {
        return alive.values().stream().allMatch(count -> count == alive.size());
    }

    /** One line: who knows how many others. */
    String summary() {
        int others = alive.size() - 1;
        return alive.entrySet().stream()
                .map(entry ->
                        entry.getKey() + (entry.getValue() == 0 ? " starts" : knows(entry.getValue() - 1, others)))
                .collect(Collectors.joining(", "));
    }

    private static String knows(long known, int others) {
        return " knows " + known + " of " + others;
    }

    /** The table as the first domain that answers shows it. */
    static String table(List<DemoDomain> domains) throws IOException {
        for (RunningDomain running : RunningDomains.ofThisUser().list()) {
            if (domains.stream().anyMatch(domain -> domain.pid() == running.pid())) {
                String table = answer(running, "domain:peers");
                if (!table.isBlank()) {
                    return running.name() + " sees:" + System.lineSeparator() + table.stripTrailing();
                }
            }
        }
        return "";
    }

    private static String answer(RunningDomain domain, String command) {
        try {
            return RemoteShell.ask(domain.socket(), command, PATIENCE);
        } catch (IOException e) {
            return ""; // it starts, stops or hangs just now: it knows nobody
        }
    }
}
