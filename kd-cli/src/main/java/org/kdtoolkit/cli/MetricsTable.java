package org.kdtoolkit.cli;

import java.util.Map;

/** Metrics as a command that judges one student prints them. */
final class MetricsTable {

    private MetricsTable() {}

    static void print(Map<String, Double> metrics, Console console) {
        Table table = new Table("METRIC", "VALUE");
        metrics.forEach((name, value) -> table.row(name, "%.4f".formatted(value)));
        table.lines().forEach(console.out()::println);
    }
}
