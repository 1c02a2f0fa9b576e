package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.leaderboard.Column;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.Declarations;
import org.kdtoolkit.report.result.Trial;
import org.kdtoolkit.report.result.TrialResult;

/** Every trial by itself: its epochs, its values, how it ended. */
final class TrialSection {

    private static final String NOTHING = "";

    /** Behind the last epoch's value. */
    private static final int AVERAGED_COLUMN = 7;

    /** The same, without method and seed. */
    private static final int AVERAGED_CELL = AVERAGED_COLUMN - 2;

    private final Benchmark benchmark;
    private final Column primary;
    private final Column validation;
    private final boolean averages;

    TrialSection(Benchmark benchmark) {
        this.benchmark = benchmark;
        MetricKey key = benchmark.plan().primary();
        Declarations known = benchmark.plan().declarations();
        this.primary = Column.of(key, known);
        this.validation = Column.of(key.on(Subset.VALIDATION), known);
        this.averages = benchmark.done().stream().anyMatch(done -> !done.averaged().isEmpty());
    }

    String render() {
        String metric = Html.escape(primary.key().toString());
        List<String> header =
                new ArrayList<>(
                        List.of(
                                "method",
                                "seed",
                                "status",
                                "epoch<br/>chosen",
                                Html.escape(validation.key().toString()),
                                metric,
                                metric + "<br/>last epoch",
                                "last<br/>epoch",
                                "seconds",
                                "samples<br/>left out"));
        if (averages) {
            header.add(AVERAGED_COLUMN, metric + "<br/>averaged");
        }
        return Html.section(
                "Trials", Html.table(header, benchmark.trials().stream().map(this::row).toList()));
    }

    private List<String> row(Trial trial) {
        List<String> row = new ArrayList<>();
        row.add("<span class=\"name\">" + Html.escape(trial.method()) + "</span>");
        row.add(String.valueOf(trial.seed()));
        TrialResult result = trial.result().orElse(null);
        if (result instanceof TrialResult.Done done) {
            row.addAll(done(done));
        } else if (result instanceof TrialResult.Failed failed) {
            row.addAll(
                    unfinished(
                            "<span class=\"failed\">failed</span>",
                            trial,
                            seconds(failed.seconds())));
        } else {
            row.addAll(unfinished("not finished", trial, NOTHING));
        }
        return row;
    }

    private List<String> done(TrialResult.Done done) {
        List<String> row =
                new ArrayList<>(
                        List.of(
                                "done",
                                String.valueOf(done.selectedEpoch()),
                                value(validation, done.metrics()),
                                value(primary, done.metrics()),
                                value(primary, done.last().metrics()),
                                String.valueOf(done.last().epoch()),
                                seconds(done.cost().seconds()),
                                String.valueOf(done.skippedSamples())));
        if (averages) {
            row.add(AVERAGED_CELL, value(primary, done.averaged()));
        }
        return row;
    }

    private List<String> unfinished(String status, Trial trial, String seconds) {
        String epochs = trial.epochs().isEmpty() ? NOTHING : String.valueOf(trial.epochs().size());
        List<String> row =
                new ArrayList<>(
                        List.of(
                                status, NOTHING, NOTHING, NOTHING, NOTHING, epochs, seconds,
                                NOTHING));
        if (averages) {
            row.add(AVERAGED_CELL, NOTHING);
        }
        return row;
    }

    private static String value(Column column, Map<MetricKey, Double> metrics) {
        return Html.escape(column.text(metrics.getOrDefault(column.key(), Double.NaN)));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }
}
