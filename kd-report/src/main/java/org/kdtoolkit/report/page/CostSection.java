package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialResult;

/** What each method cost. */
final class CostSection {

    private CostSection() {}

    static String render(Benchmark benchmark) {
        List<List<String>> rows = new ArrayList<>();
        for (String method : benchmark.plan().methods()) {
            List<TrialResult.Done> done =
                    benchmark.done().stream()
                            .filter(trial -> trial.method().equals(method))
                            .toList();
            if (!done.isEmpty()) {
                rows.add(row(method, done, epochs(benchmark, method)));
            }
        }
        return rows.isEmpty()
                ? ""
                : Html.section(
                        "Cost",
                        Html.hint(
                                        "Wall-clock seconds, mean ± sample standard deviation over"
                                                + " seeds. The distiller is not needed once the"
                                                + " student is trained.")
                                + Html.table(
                                        List.of(
                                                "method",
                                                "seeds",
                                                "training<br/>s/epoch",
                                                "waiting<br/>for data",
                                                "evaluation<br/>s/epoch",
                                                "trial<br/>s",
                                                "student<br/>parameters",
                                                "distiller<br/>parameters"),
                                        rows));
    }

    private static List<EpochRecord> epochs(Benchmark benchmark, String method) {
        return benchmark.trials(method).stream().flatMap(t -> t.epochs().stream()).toList();
    }

    private static List<String> row(
            String method, List<TrialResult.Done> done, List<EpochRecord> epochs) {
        double seconds = epochs.stream().mapToDouble(EpochRecord::seconds).sum();
        double waiting = epochs.stream().mapToDouble(EpochRecord::dataWaitSeconds).sum();
        double evaluation =
                epochs.stream().mapToDouble(EpochRecord::evaluationSeconds).average().orElse(0);
        TrialResult.Done any = done.get(0);
        return List.of(
                "<span class=\"name\">" + Html.escape(method) + "</span>",
                String.valueOf(done.size()),
                spread(done, trial -> trial.cost().secondsPerEpoch()),
                seconds == 0 ? "–" : number("%.0f %%", 100 * waiting / seconds),
                epochs.isEmpty() ? "–" : number("%.2f", evaluation),
                spread(done, trial -> trial.cost().seconds()),
                number("%,d", any.cost().parameters()),
                number("%,d", any.cost().distillerParameters()));
    }

    private static String spread(
            List<TrialResult.Done> done, ToDoubleFunction<TrialResult.Done> value) {
        Spread spread = new Spread(done.stream().mapToDouble(value).boxed().toList());
        String mean = number("%.2f", spread.mean());
        return spread.deviation().isPresent()
                ? mean + " ± " + number("%.2f", spread.deviation().getAsDouble())
                : mean;
    }

    private static String number(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
