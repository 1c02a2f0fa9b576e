package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.report.readings.Figures;
import org.kdtoolkit.report.readings.MethodReadings;
import org.kdtoolkit.report.readings.ReadingSummary;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.BenchmarkPlan;

/**
 * What the distillers saw in single training samples: by what is known to be wrong with these, and
 * by class.
 */
final class ReadingSection {

    private static final String HINT =
            "Figures that filters and objectives give of single training samples, in the step of"
                    + " the last epoch that learnt from each, of all seeds together.";

    private static final String SPOILT_HINT =
            " The area under the ROC curve is the share of pairs of a clean and a spoilt sample in"
                    + " which the clean one has the greater figure: 0.5 tells nothing, 1 and 0 tell"
                    + " all.";

    private static final List<Html> CONDITIONS =
            List.of(
                    Html.text("condition"),
                    Html.text("figures"),
                    Html.text("mean"),
                    Html.text("median"),
                    Html.text("middle nine tenths"),
                    Html.lines(List.of("clean against it", "area under ROC curve")));

    private final List<MethodReadings> methods;

    ReadingSection(List<MethodReadings> methods) {
        this.methods = List.copyOf(methods);
    }

    /** The section of a folder's trials. */
    static ReadingSection of(BenchmarkFolder folder, BenchmarkPlan plan) {
        return new ReadingSection(
                plan.methods().stream()
                        .flatMap(method -> MethodReadings.of(folder, plan, method).stream())
                        .toList());
    }

    Section render() {
        if (methods.isEmpty()) {
            return Section.NONE;
        }
        boolean spoilt =
                methods.stream()
                        .flatMap(method -> method.readings().values().stream())
                        .anyMatch(ReadingSummary::knowsSpoilt);
        return Section.of(
                "What the distillers saw",
                Html.hint(spoilt ? HINT + SPOILT_HINT : HINT),
                Html.of(methods.stream().map(ReadingSection::method).toList()));
    }

    private static Html method(MethodReadings method) {
        List<Html> parts = new ArrayList<>();
        method.readings()
                .forEach(
                        (name, reading) -> {
                            String title = method.method() + ": " + name;
                            parts.add(Html.tag("h3").around(title));
                            parts.add(Html.hint(lead(method, reading)));
                            parts.add(chart(name, reading));
                            parts.add(conditions(title, reading));
                            parts.add(classes(title, reading));
                        });
        return Html.of(parts);
    }

    private static String lead(MethodReadings method, ReadingSummary reading) {
        List<String> parts = new ArrayList<>();
        parts.add(
                "epoch %s, %s"
                        .formatted(
                                method.epochs().stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(", ")),
                                Page.counted(reading.seeds(), "seed")));
        List<Double> separation = reading.separation(ReadingSummary.SPOILT);
        if (!separation.isEmpty()) {
            parts.add(
                    "area under the ROC curve, clean against spoilt: %s"
                            .formatted(spread(separation)));
        }
        if (reading.notFinite() > 0) {
            parts.add(
                    "%s left out, their figure not being finite"
                            .formatted(Page.counted(reading.notFinite(), "sample")));
        }
        return String.join("; ", parts);
    }

    /** Where the figures of each condition lie. */
    private static Html chart(String name, ReadingSummary reading) {
        Map<String, Figures> conditions = reading.conditions();
        List<String> rows = List.copyOf(conditions.keySet());
        if (rows.isEmpty()) {
            return Html.NONE;
        }
        double least =
                conditions.values().stream().mapToDouble(f -> f.quantile(0.05)).min().orElse(0);
        double most =
                conditions.values().stream().mapToDouble(f -> f.quantile(0.95)).max().orElse(0);
        RowChart chart = new RowChart(name, rows, new Palette(rows), least, most);
        conditions.forEach(
                (condition, figures) ->
                        chart.span(
                                        "interval",
                                        condition,
                                        figures.quantile(0.05),
                                        figures.quantile(0.95))
                                .span(
                                        "spread",
                                        condition,
                                        figures.quantile(0.25),
                                        figures.quantile(0.75))
                                .stroke("mean", condition, figures.quantile(0.5)));
        return Figure.wide(
                chart,
                "The stroke is the median, the bar the middle half, the line the middle nine"
                        + " tenths of the samples.");
    }

    private static Html conditions(String title, ReadingSummary reading) {
        Table table = Table.of(title + ", by condition", CONDITIONS);
        reading.conditions()
                .forEach(
                        (condition, figures) ->
                                table.row(
                                        List.of(
                                                Cell.name(condition),
                                                Cell.number(figures.count()),
                                                cell(figures.mean()),
                                                cell(figures.quantile(0.5)),
                                                Cell.number(
                                                        "%s to %s"
                                                                .formatted(
                                                                        number(
                                                                                figures.quantile(
                                                                                        0.05)),
                                                                        number(
                                                                                figures.quantile(
                                                                                        0.95))),
                                                        figures.quantile(0.05)),
                                                separation(condition, reading))));
        return table.render();
    }

    private static Cell separation(String condition, ReadingSummary reading) {
        if (condition.equals(Samples.CLEAN)) {
            return Cell.text("–");
        }
        List<Double> values = reading.separation(condition);
        return Cell.number(
                spread(values), values.isEmpty() ? Double.NaN : new Spread(values).mean());
    }

    private static Html classes(String title, ReadingSummary reading) {
        boolean spoilt = reading.knowsSpoilt();
        List<List<String>> header =
                spoilt
                        ? List.of(
                                List.of("class"),
                                List.of("clean", "figures"),
                                List.of("clean", "mean"),
                                List.of("spoilt", "figures"),
                                List.of("spoilt", "mean"))
                        : List.of(List.of("class"), List.of("figures"), List.of("mean"));
        Table table = Table.of(title + ", by class", header.stream().map(Html::lines).toList());
        reading.classes()
                .forEach(
                        (name, of) -> {
                            List<Cell> row = new ArrayList<>();
                            row.add(Cell.name(name));
                            row.add(Cell.number(of.clean().count()));
                            row.add(cell(of.clean().mean()));
                            if (spoilt) {
                                row.add(Cell.number(of.spoilt().count()));
                                row.add(cell(of.spoilt().mean()));
                            }
                            table.row(row);
                        });
        return Page.folded("By class", table.render());
    }

    private static Cell cell(double value) {
        return Cell.number(number(value), value);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4g", value);
    }

    private static String spread(List<Double> values) {
        if (values.isEmpty()) {
            return "–";
        }
        Spread spread = new Spread(values);
        String mean = String.format(Locale.ROOT, "%.3f", spread.mean());
        return spread.deviation().isEmpty()
                ? mean
                : mean + String.format(Locale.ROOT, " ± %.3f", spread.deviation().getAsDouble());
    }
}
