package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.leaderboard.Column;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.Declarations;
import org.kdtoolkit.report.result.Trial;
import org.kdtoolkit.report.result.TrialResult;

/** Every trial by itself: its epochs, its values, how it ended. */
final class TrialSection {

    private static final Cell NOTHING = Cell.text("");

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

    Section render() {
        String metric = primary.key().toString();
        List<List<String>> header =
                new ArrayList<>(
                        List.of(
                                List.of("method"),
                                List.of("seed"),
                                List.of("status"),
                                List.of("epoch", "chosen"),
                                List.of(validation.key().toString()),
                                List.of(metric),
                                List.of(metric, "last epoch"),
                                List.of("last", "epoch"),
                                List.of("seconds"),
                                List.of("samples", "left out")));
        if (averages) {
            header.add(AVERAGED_COLUMN, List.of(metric, "averaged"));
        }
        Table table = Table.of("every trial", header.stream().map(Html::lines).toList());
        benchmark.trials().forEach(trial -> table.row(row(trial)));
        return Section.of(
                "Trials", Html.hint("A seed leads to the trial's folder."), table.render());
    }

    private List<Cell> row(Trial trial) {
        List<Cell> row = new ArrayList<>();
        row.add(Cell.name(trial.method()));
        row.add(seed(trial));
        TrialResult result = trial.result().orElse(null);
        if (result instanceof TrialResult.Done done) {
            row.addAll(done(done));
        } else if (result instanceof TrialResult.Failed failed) {
            row.addAll(
                    unfinished(
                            Cell.of(Html.tag("span", "failed").around("failed")),
                            trial,
                            seconds(failed.seconds())));
        } else {
            row.addAll(unfinished(Cell.text("not finished"), trial, NOTHING));
        }
        return row;
    }

    private static Cell seed(Trial trial) {
        String seed = String.valueOf(trial.seed());
        boolean begun = trial.result().isPresent() || !trial.epochs().isEmpty();
        Html text = Html.text(seed);
        return new Cell(
                begun ? Link.to(text, trial.method(), "seed-" + seed, "") : text,
                OptionalDouble.of(trial.seed()));
    }

    private List<Cell> done(TrialResult.Done done) {
        List<Cell> row =
                new ArrayList<>(
                        List.of(
                                Cell.text("done"),
                                Cell.number(done.selectedEpoch()),
                                value(validation, done.metrics()),
                                value(primary, done.metrics()),
                                value(primary, done.last().metrics()),
                                Cell.number(done.last().epoch()),
                                seconds(done.cost().seconds()),
                                Cell.number(done.skippedSamples())));
        if (averages) {
            row.add(AVERAGED_CELL, value(primary, done.averaged()));
        }
        return row;
    }

    private List<Cell> unfinished(Cell status, Trial trial, Cell seconds) {
        Cell epochs = trial.epochs().isEmpty() ? NOTHING : Cell.number(trial.epochs().size());
        List<Cell> row =
                new ArrayList<>(
                        List.of(
                                status, NOTHING, NOTHING, NOTHING, NOTHING, epochs, seconds,
                                NOTHING));
        if (averages) {
            row.add(AVERAGED_CELL, NOTHING);
        }
        return row;
    }

    private static Cell value(Column column, Map<MetricKey, Double> metrics) {
        double value = metrics.getOrDefault(column.key(), Double.NaN);
        return Cell.number(column.text(value), value);
    }

    private static Cell seconds(double seconds) {
        return Cell.number(String.format(Locale.ROOT, "%,.1f", seconds), seconds);
    }
}
