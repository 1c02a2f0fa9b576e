package org.kdtoolkit.report.page;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.leaderboard.Column;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkPlan;
import org.kdtoolkit.report.result.EpochRecord;

/** Validation metrics and loss terms from epoch to epoch. */
final class CurveSection {

    private final Benchmark benchmark;
    private final Palette palette;

    CurveSection(Benchmark benchmark, Palette palette) {
        this.benchmark = benchmark;
        this.palette = palette;
    }

    String render() {
        String metrics = metrics();
        String losses = losses();
        return (metrics + losses).isEmpty()
                ? ""
                : Html.section(
                        "Training",
                        Html.hint(
                                        "Means over the seeds that reached the epoch; bands are one"
                                                + " standard deviation to both sides.")
                                + palette.legend(benchmark.plan().methods())
                                + metrics
                                + losses);
    }

    /** The counterpart of the primary metric on validation, and the one that selects. */
    private String metrics() {
        BenchmarkPlan plan = benchmark.plan();
        Set<MetricKey> keys = new LinkedHashSet<>();
        keys.add(plan.primary().on(Subset.VALIDATION));
        plan.select().metric().ifPresent(keys::add);
        CurveChart chart = new CurveChart(940, 360, palette, Axis.EPOCHS);
        StringBuilder html = new StringBuilder();
        for (MetricKey key : keys) {
            List<Curve> curves = Curve.of(benchmark, EpochRecord::metrics, key);
            if (!curves.isEmpty()) {
                Unit unit = Unit.of(Column.of(key, plan.declarations()));
                html.append(
                        Html.figure(chart.render(key.toString(), unit, curves), key + " by epoch"));
            }
        }
        return html.toString();
    }

    private String losses() {
        Function<EpochRecord, Map<String, Double>> losses = EpochRecord::losses;
        Set<String> names = new LinkedHashSet<>();
        benchmark
                .trials()
                .forEach(
                        trial ->
                                trial.epochs()
                                        .forEach(e -> names.addAll(losses.apply(e).keySet())));
        CurveChart chart = new CurveChart(460, 240, palette, Axis.EPOCHS);
        StringBuilder panels = new StringBuilder();
        for (String name : names) {
            List<Curve> curves = Curve.of(benchmark, losses, name);
            if (!curves.isEmpty()) {
                panels.append(
                        Html.figure(
                                chart.render(name, Unit.NONE, curves),
                                "Loss term " + name + ", mean over the epoch"));
            }
        }
        return panels.isEmpty() ? "" : "<div class=\"panels\">\n" + panels + "</div>\n";
    }
}
