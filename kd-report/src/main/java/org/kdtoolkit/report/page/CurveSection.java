package org.kdtoolkit.report.page;

import java.util.ArrayList;
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

    Section render() {
        Html charts = Html.of(metrics(), losses());
        return charts.isEmpty()
                ? Section.NONE
                : Section.of(
                        "Training",
                        Html.hint(
                                "Means over the seeds that reached the epoch; bands are one"
                                        + " standard deviation to both sides."),
                        palette.legend(benchmark.plan().methods()),
                        charts);
    }

    /** The counterpart of the primary metric on validation, and the one that selects. */
    private Html metrics() {
        BenchmarkPlan plan = benchmark.plan();
        Set<MetricKey> keys = new LinkedHashSet<>();
        keys.add(plan.primary().on(Subset.VALIDATION));
        plan.select().metric().ifPresent(keys::add);
        List<Html> figures = new ArrayList<>();
        for (MetricKey key : keys) {
            List<Curve> curves = Curve.of(benchmark, EpochRecord::metrics, key);
            if (!curves.isEmpty()) {
                Unit unit = Unit.of(Column.of(key, plan.declarations()));
                figures.add(Figure.wide(chart(key.toString(), unit, curves), key + " by epoch"));
            }
        }
        return Html.of(figures);
    }

    private Html losses() {
        Function<EpochRecord, Map<String, Double>> losses = EpochRecord::losses;
        Set<String> names = new LinkedHashSet<>();
        benchmark
                .trials()
                .forEach(
                        trial ->
                                trial.epochs()
                                        .forEach(e -> names.addAll(losses.apply(e).keySet())));
        List<Html> panels = new ArrayList<>();
        for (String name : names) {
            List<Curve> curves = Curve.of(benchmark, losses, name);
            if (!curves.isEmpty()) {
                panels.add(
                        Figure.panel(
                                chart(name, Unit.NONE, curves),
                                "Loss term " + name + ", mean over the epoch"));
            }
        }
        return Figure.panels(panels);
    }

    private CurveChart chart(String quantity, Unit unit, List<Curve> curves) {
        return new CurveChart(palette, Axis.EPOCHS, quantity, unit, curves);
    }
}
