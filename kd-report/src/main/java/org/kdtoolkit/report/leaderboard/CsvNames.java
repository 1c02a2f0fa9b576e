package org.kdtoolkit.report.leaderboard;

import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.api.internal.Printable;

/** Headings of tables that programs read: without blanks, so that each is one word. */
final class CsvNames {

    private CsvNames() {}

    /** A metric: {@code test/top1}, {@code test/top1-last-epoch}, {@code test/top1-averaged}. */
    static String of(MetricKey metric) {
        return of(metric.toString().replaceAll(" \\((.*)\\)$", "-$1"));
    }

    /** Any text. */
    static String of(String text) {
        return Printable.line(text).strip().replaceAll("[\\s\\p{Z}]+", "-");
    }
}
