package org.kdtoolkit.cli;

import java.util.Map;
import org.kdtoolkit.api.eval.MetricKey;

/** Metrics as a command that judges one student prints them. */
final class MetricsTable {

    private MetricsTable() {}

    static void print(Map<MetricKey, Double> metrics, Console console) {
        Table table = new Table("METRIC", "VALUE");
        metrics.forEach((key, value) -> table.row(key.toString(), "%.4f".formatted(value)));
        table.lines().forEach(console.out()::println);
    }
}
