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

    String render() {
        if (methods.isEmpty()) {
            return "";
        }
        boolean spoilt =
                methods.stream()
                        .flatMap(method -> method.readings().values().stream())
                        .anyMatch(ReadingSummary::knowsSpoilt);
        return Html.section(
                "What the distillers saw",
                Html.hint(spoilt ? HINT + SPOILT_HINT : HINT)
                        + methods.stream()
                                .map(ReadingSection::method)
                                .collect(Collectors.joining()));
    }

    private static String method(MethodReadings method) {
        StringBuilder html = new StringBuilder();
        method.readings()
                .forEach(
                        (name, reading) -> {
                            html.append(
                                    "<h3>%s: %s</h3>\n"
                                            .formatted(
                                                    Html.escape(method.method()),
                                                    Html.escape(name)));
                            html.append(Html.hint(lead(method, reading)));
                            html.append(chart(name, reading));
                            html.append(conditions(reading));
                            html.append(classes(reading));
                        });
        return html.toString();
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
    private static String chart(String name, ReadingSummary reading) {
        Map<String, Figures> conditions = reading.conditions();
        List<String> rows = List.copyOf(conditions.keySet());
        if (rows.isEmpty()) {
            return "";
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
        return Html.figure(
                chart.render(),
                "The stroke is the median, the bar the middle half, the line the middle nine"
                        + " tenths of the samples.");
    }

    private static String conditions(ReadingSummary reading) {
        List<List<String>> rows = new ArrayList<>();
        reading.conditions()
                .forEach(
                        (condition, figures) ->
                                rows.add(
                                        List.of(
                                                named(condition),
                                                String.valueOf(figures.count()),
                                                number(figures.mean()),
                                                number(figures.quantile(0.5)),
                                                "%s to %s"
                                                        .formatted(
                                                                number(figures.quantile(0.05)),
                                                                number(figures.quantile(0.95))),
                                                condition.equals(Samples.CLEAN)
                                                        ? "–"
                                                        : spread(reading.separation(condition)))));
        return Html.table(
                List.of(
                        "condition",
                        "figures",
                        "mean",
                        "median",
                        "middle nine tenths",
                        "clean against it<br/>area under ROC curve"),
                rows);
    }

    private static String classes(ReadingSummary reading) {
        boolean spoilt = reading.knowsSpoilt();
        List<List<String>> rows = new ArrayList<>();
        reading.classes()
                .forEach(
                        (name, of) -> {
                            List<String> row = new ArrayList<>();
                            row.add(named(name));
                            row.add(String.valueOf(of.clean().count()));
                            row.add(number(of.clean().mean()));
                            if (spoilt) {
                                row.add(String.valueOf(of.spoilt().count()));
                                row.add(number(of.spoilt().mean()));
                            }
                            rows.add(row);
                        });
        return "<details><summary>By class</summary>\n%s</details>\n"
                .formatted(
                        Html.table(
                                spoilt
                                        ? List.of(
                                                "class",
                                                "clean<br/>figures",
                                                "clean<br/>mean",
                                                "spoilt<br/>figures",
                                                "spoilt<br/>mean")
                                        : List.of("class", "figures", "mean"),
                                rows));
    }

    private static String named(String name) {
        return "<span class=\"name\">%s</span>".formatted(Html.escape(name));
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
