// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.List;
import org.homedomain.shell.internal.CommandSyntax.Argument;
import org.homedomain.shell.internal.CommandSyntax.Kind;
import org.homedomain.shell.internal.CommandSyntax.Option;

/** All commands. */
final class Syntaxes {

    private static final Argument NAME =
            new Argument("NAME", Kind.DOMAIN, true, "name of a domain, or the beginning of its ID");

    static final CommandSyntax PEERS = CommandSyntax.of(
            "peers",
            PeersCommand.SUMMARY,
            Option.valued(
                    "--status", "STATUS[,STATUS]", Kind.STATUS, "only those that are one of these: " + StatusName.ALL),
            Option.valued("--service", "SERVICE", Kind.SERVICE, "only those that run this home service"));

    static final CommandSyntax PEER = CommandSyntax.of("peer", PeerCommand.SUMMARY, NAME);

    static final CommandSyntax SELF = CommandSyntax.of("self", SelfCommand.SUMMARY);

    static final CommandSyntax SERVICES = CommandSyntax.of("services", ServicesCommand.SUMMARY);

    static final CommandSyntax PING = CommandSyntax.of(
            "ping",
            PingCommand.SUMMARY,
            NAME,
            Option.valued("--count", "N", Kind.COUNT, "how many round trips, 1 to 100; 3 if left out"));

    static final CommandSyntax JOIN = CommandSyntax.of(
            "join",
            JoinCommand.SUMMARY,
            new Argument(
                    "HOST:PORT",
                    Kind.ADDRESS,
                    true,
                    "where a domain listens; IPv6 in brackets, with a zone also in quotes"));

    static final CommandSyntax LEAVE = CommandSyntax.of("leave", LeaveCommand.SUMMARY);

    static final CommandSyntax SLEEP = CommandSyntax.of(
            "sleep",
            SleepCommand.SUMMARY,
            Option.valued("--for", "TIME", Kind.DURATION, "how long, at most 24h: 8h, 30m, 8h30m or PT8H"));
    static final CommandSyntax WAKE = CommandSyntax.of("wake", WakeCommand.SUMMARY);
    static final CommandSyntax EVENTS = CommandSyntax.of(
            "events",
            EventsCommand.SUMMARY,
            Option.flag("--follow", "go on as events happen, until Ctrl-C; so it does without --last"),
            Option.valued("--for", "TIME", Kind.DURATION, "go on for so long: 30s, 5m, 1h"),
            Option.valued("--last", "N", Kind.COUNT, "the last N events that are kept, 0 to 1000, and end"),
            Option.valued("--peer", "NAME", Kind.DOMAIN, "only of this domain: its name, or the beginning of its ID"),
            Option.valued("--kind", "KIND[,KIND]", Kind.EVENT, "only of these kinds: " + EventKind.ALL));
    static final CommandSyntax STATS = CommandSyntax.of("stats", StatsCommand.SUMMARY);
    static final CommandSyntax DOCTOR = CommandSyntax.of("doctor", DoctorCommand.SUMMARY);

    static final CommandSyntax HELP = CommandSyntax.of(
            "help",
            HelpCommand.SUMMARY,
            new Argument("COMMAND", Kind.COMMAND, false, "a command; all are listed if left out"));

    static final List<CommandSyntax> ALL =
            List.of(PEERS, PEER, SELF, SERVICES, EVENTS, STATS, PING, JOIN, LEAVE, SLEEP, WAKE, DOCTOR, HELP);

    private Syntaxes() {}
}
