package org.kdtoolkit.report.page;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialResult;

/** What each method cost. */
final class CostSection {

    private static final double NaN = Double.NaN;

    private static final List<Html> HEADER =
            Stream.of(
                            List.of("method"),
                            List.of("seeds"),
                            List.of("training", "s/epoch"),
                            List.of("waiting", "for data"),
                            List.of("evaluation", "s/epoch"),
                            List.of("trial", "s"),
                            List.of("student", "parameters"),
                            List.of("distiller", "parameters"))
                    .map(Html::lines)
                    .toList();

    private CostSection() {}

    static Section render(Benchmark benchmark) {
        Table table = Table.of("what each method cost", HEADER);
        boolean any = false;
        for (String method : benchmark.plan().methods()) {
            List<TrialResult.Done> done =
                    benchmark.done().stream()
                            .filter(trial -> trial.method().equals(method))
                            .toList();
            if (!done.isEmpty()) {
                any = true;
                table.row(row(method, done, epochs(benchmark, method)));
            }
        }
        return any
                ? Section.of(
                        "Cost",
                        Html.hint(
                                "Wall-clock seconds, mean ± sample standard deviation over seeds."
                                        + " The distiller is not needed once the student is"
                                        + " trained."),
                        table.render())
                : Section.NONE;
    }

    private static List<EpochRecord> epochs(Benchmark benchmark, String method) {
        return benchmark.trials(method).stream().flatMap(t -> t.epochs().stream()).toList();
    }

    private static List<Cell> row(
            String method, List<TrialResult.Done> done, List<EpochRecord> epochs) {
        double seconds = epochs.stream().mapToDouble(EpochRecord::seconds).sum();
        double waiting = epochs.stream().mapToDouble(EpochRecord::dataWaitSeconds).sum();
        double evaluation =
                epochs.stream().mapToDouble(EpochRecord::evaluationSeconds).average().orElse(NaN);
        TrialResult.Done any = done.get(0);
        return List.of(
                Cell.name(method),
                Cell.number(done.size()),
                spread(done, trial -> trial.cost().secondsPerEpoch()),
                number("%.0f %%", seconds == 0 ? NaN : 100 * waiting / seconds),
                number("%,.2f", evaluation),
                spread(done, trial -> trial.cost().seconds()),
                number("%,.0f", any.cost().parameters()),
                number("%,.0f", any.cost().distillerParameters()));
    }

    private static Cell spread(
            List<TrialResult.Done> done, ToDoubleFunction<TrialResult.Done> value) {
        Spread spread = new Spread(done.stream().mapToDouble(value).boxed().toList());
        String mean = text("%,.2f", spread.mean());
        return Cell.number(
                spread.deviation().isPresent()
                        ? mean + " ± " + text("%,.2f", spread.deviation().getAsDouble())
                        : mean,
                spread.mean());
    }

    private static Cell number(String format, double value) {
        return Cell.number(Double.isNaN(value) ? "–" : text(format, value), value);
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
