// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.felix.service.command.Function;
import org.homedomain.api.diagnosis.Figure;
import org.homedomain.api.diagnosis.Statistics;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code domain:stats} */
@Component(
        service = Function.class,
        property = {
            "osgi.command.scope=domain",
            "osgi.command.function=stats",
            "osgi.command.description=" + StatsCommand.SUMMARY
        })
public final class StatsCommand extends DomainCommand {

    static final String SUMMARY = "counts messages, bytes, drops and round trips";

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double READABLE_MILLIS = 10_000;

    private final DomainServices services;

    @Activate
    public StatsCommand(@Reference DomainServices services) {
        super(Syntaxes.STATS);
        this.services = services;
    }

    @Override
    void run(CommandLine line, Screen screen) {
        services.dominion();
        List<Figure> figures = services.statistics().stream()
                .map(Statistics::figures)
                .flatMap(List::stream)
                .toList();
        if (line.has(CommandSyntax.JSON)) {
            JsonObject json = new JsonObject();
            figures.forEach(figure -> json.addProperty(figure.name(), number(figure)));
            Json.print(json, screen);
            return;
        }
        Table table = new Table("FIGURE", "SINCE START", "WHAT IT IS");
        figures.stream()
                .filter(figure -> figure.value() != 0)
                .forEach(figure -> table.row(figure.name(), shown(figure), figure.meaning()));
        table.print(screen);
        screen.line("What is zero is left out; --json has all.");
    }

    private static Number number(Figure figure) {
        return switch (figure.unit()) {
            case COUNT, BYTES -> (long) figure.value();
            case MILLIS, SCORE -> Math.round(figure.value() * 1e3) / 1e3;
        };
    }

    private static String shown(Figure figure) {
        return switch (figure.unit()) {
            case COUNT -> Long.toString((long) figure.value());
            case BYTES -> (long) figure.value() + " B";
            case SCORE -> String.format(Locale.ROOT, "%.2f", figure.value());
            case MILLIS ->
                figure.value() < READABLE_MILLIS
                        ? String.format(Locale.ROOT, "%.2f ms", figure.value())
                        : Age.of(Duration.ofNanos((long) (figure.value() * NANOS_PER_MILLI)));
        };
    }
}
