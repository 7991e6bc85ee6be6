// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import java.util.ArrayList;
import java.util.List;
import org.homedomain.api.diagnosis.Finding;
import org.homedomain.api.diagnosis.Finding.Severity;

/** The findings of {@code domain:doctor} for people: how bad, what, what was seen, and under it what to do. */
final class Report {

    private static final int LABEL_WIDTH = 7;
    private static final int WIDEST_SUBJECT = 30;
    private static final int NARROWEST_TEXT = 30;

    private Report() {}

    static void print(List<Finding> findings, Screen screen) {
        int subjectWidth = Math.min(
                WIDEST_SUBJECT,
                findings.stream()
                        .mapToInt(finding -> PrintableText.width(PrintableText.of(finding.subject())))
                        .max()
                        .orElse(0));
        for (Finding finding : findings) {
            print(finding, subjectWidth, screen);
        }
        screen.line(count(findings, Severity.OK) + " in order, "
                + counted(count(findings, Severity.WARNING), "warning") + ", "
                + counted(count(findings, Severity.FAULT), "fault") + ".");
    }

    static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    static long count(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private static void print(Finding finding, int subjectWidth, Screen screen) {
        String subject = PrintableText.cut(PrintableText.of(finding.subject()), subjectWidth);
        int indent = LABEL_WIDTH + subjectWidth + 2;
        int width = Math.max(NARROWEST_TEXT, screen.width() - indent);
        List<String> text = wrap(finding.observed(), width);
        if (!finding.remedy().isBlank()) {
            text.addAll(wrap("-> " + finding.remedy(), width));
        }
        String head = pad(label(finding.severity()), LABEL_WIDTH) + pad(subject, subjectWidth + 2);
        for (String line : text) {
            screen.line(head + line);
            head = " ".repeat(indent);
        }
    }

    private static String label(Severity severity) {
        return switch (severity) {
            case OK -> "OK";
            case WARNING -> "WARN";
            case FAULT -> "FAULT";
        };
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - PrintableText.width(text)));
    }

    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : PrintableText.of(text).split(" ", -1)) {
            if (line.length() > 0 && PrintableText.width(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
