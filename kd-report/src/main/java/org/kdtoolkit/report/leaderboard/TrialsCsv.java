package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.Sweep;
import org.kdtoolkit.report.result.SweepPoint;
import org.kdtoolkit.report.result.TrialResult;

/**
 * All figures of all trials for notebooks, one value a row. The column {@code epoch} tells whose
 * value it is: of the {@code chosen} epoch's student, of the {@code last} epoch's, or of the {@code
 * averaged} one. Of a sweep, each axis has a column with its key. A trial that failed has no row.
 */
public final class TrialsCsv {

    private final List<String> axes;
    private final CsvText csv = new CsvText();

    private TrialsCsv(List<String> axes) {
        this.axes = List.copyOf(axes);
        List<Object> header = new ArrayList<>(List.of("method", "seed"));
        header.addAll(axes.stream().map(CsvNames::of).toList());
        header.addAll(List.of("epoch", "metric", "value"));
        csv.row(header.toArray());
    }

    /** The file's text for one benchmark. */
    public static String render(Benchmark benchmark) {
        TrialsCsv trials = new TrialsCsv(List.of());
        trials.add(benchmark, List.of());
        return trials.csv.toString();
    }

    /** The file's text for all points of a sweep. */
    public static String render(Sweep sweep) {
        Set<String> axes = new LinkedHashSet<>();
        sweep.plan().points().forEach(point -> axes.addAll(point.at().keySet()));
        TrialsCsv trials = new TrialsCsv(List.copyOf(axes));
        sweep.benchmarks().forEach(at -> trials.add(at.benchmark(), trials.cells(at.point())));
        return trials.csv.toString();
    }

    private void add(Benchmark benchmark, List<String> at) {
        for (TrialResult.Done trial : benchmark.done()) {
            add(trial, at, "chosen", trial.metrics());
            add(trial, at, "last", trial.last().metrics());
            add(trial, at, "averaged", trial.averaged());
        }
    }

    private void add(
            TrialResult.Done trial, List<String> at, String epoch, Map<MetricKey, Double> metrics) {
        metrics.forEach(
                (metric, value) -> {
                    List<Object> row = new ArrayList<>();
                    row.add(Printable.line(trial.method()));
                    row.add(trial.seed());
                    row.addAll(at);
                    row.addAll(List.of(epoch, Printable.line(metric.toString()), value));
                    csv.row(row.toArray());
                });
    }

    private List<String> cells(SweepPoint point) {
        return axes.stream()
                .map(axis -> point.at().containsKey(axis) ? point.value(axis) : "")
                .map(CsvNames::of)
                .toList();
    }
}
