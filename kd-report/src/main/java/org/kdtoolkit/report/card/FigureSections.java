package org.kdtoolkit.report.card;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.eval.statistics.MeanInterval;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.report.leaderboard.Column;
import org.kdtoolkit.report.leaderboard.MethodScore;
import org.kdtoolkit.report.markdown.Markdown;

/** How well a student does: its metrics beside its method's over seeds, and each class. */
final class FigureSections {

    /** With more classes than these, only the best and the worst are shown. */
    private static final int MOST_CLASSES = 60;

    private static final int EXTREMES = 20;
    private static final String UNKNOWN = "–";

    private FigureSections() {}

    static String metrics(ModelCard.Figures figures, int seed) {
        if (figures.own().isEmpty()) {
            return "Nothing is known of how well it does: it was judged by no task.\n";
        }
        Optional<MethodScore> seeds = figures.seeds().filter(score -> score.seeds().size() > 1);
        List<String> header = new ArrayList<>(List.of("metric", "this student"));
        seeds.ifPresent(
                score ->
                        header.addAll(
                                List.of(
                                        "mean of %d seeds".formatted(score.seeds().size()),
                                        "95 % interval")));
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<MetricKey, Double> metric : figures.own().entrySet()) {
            Column column = Column.of(metric.getKey(), figures.declarations());
            List<String> cells =
                    new ArrayList<>(
                            List.of(
                                    Markdown.text(metric.getKey().toString()),
                                    signed(column, column.text(metric.getValue()))));
            seeds.ifPresent(score -> cells.addAll(overSeeds(column, score)));
            rows.add(cells);
        }
        return Markdown.table(header, rows)
                + "\n"
                + seeds.map(
                                score ->
                                        ("The interval is that of the method's mean over the seeds"
                                             + " %s (Student's t); this student is the one of seed"
                                             + " %d.\n")
                                                .formatted(numbers(score.seeds()), seed))
                        .orElse(
                                "These are the figures of one student with one seed: how much they"
                                        + " change with another seed is not known.\n");
    }

    private static String numbers(List<Integer> seeds) {
        return String.join(", ", seeds.stream().map(String::valueOf).toList());
    }

    private static List<String> overSeeds(Column column, MethodScore score) {
        Optional<Spread> spread = score.metric(column.key());
        return List.of(
                spread.map(values -> signed(column, column.text(values.mean()))).orElse(UNKNOWN),
                spread.flatMap(MeanInterval::of)
                        .map(
                                interval ->
                                        "%s to %s"
                                                .formatted(
                                                        column.text(interval.low()),
                                                        signed(
                                                                column,
                                                                column.text(interval.high()))))
                        .orElse(UNKNOWN));
    }

    private static String signed(Column column, String text) {
        return text.equals(UNKNOWN) || column.sign().isEmpty() ? text : text + " " + column.sign();
    }

    static String classes(ModelCard.Figures figures) {
        return figures.classes()
                .map(FigureSections::classes)
                .orElse(
                        "Nothing is known of single classes: this student's answers are not at"
                                + " hand, or hold no scores; of an averaged student none are"
                                + " kept.\n");
    }

    private static String classes(ClassFigures figures) {
        List<String> header = new ArrayList<>(List.of("class", "samples"));
        header.addAll(figures.measures());
        String said = "On the %d %s samples.".formatted(figures.samples(), figures.subset().key());
        if (figures.classes().size() <= MOST_CLASSES) {
            return said + "\n\n" + Markdown.table(header, rows(figures.classes()));
        }
        List<ClassFigures.OfClass> ordered =
                figures.classes().stream()
                        .filter(of -> !of.values().get(0).isNaN())
                        .sorted(
                                Comparator.comparing(
                                        (ClassFigures.OfClass of) -> -of.values().get(0)))
                        .toList();
        int shown = Math.min(EXTREMES, ordered.size() / 2);
        return said
                + " Of %d classes, the %d best and the %d worst by %s.\n\n"
                        .formatted(
                                figures.classes().size(), shown, shown, figures.measures().get(0))
                + Markdown.table(header, rows(ordered.subList(0, shown)))
                + "\n"
                + Markdown.table(
                        header, rows(ordered.subList(ordered.size() - shown, ordered.size())));
    }

    private static List<List<String>> rows(List<ClassFigures.OfClass> classes) {
        List<List<String>> rows = new ArrayList<>();
        for (ClassFigures.OfClass of : classes) {
            List<String> cells = new ArrayList<>();
            cells.add(Markdown.text(of.name()));
            cells.add(Integer.toString(of.samples()));
            of.values().forEach(value -> cells.add(percent(value)));
            rows.add(cells);
        }
        return rows;
    }

    private static String percent(double value) {
        return Double.isNaN(value) ? UNKNOWN : "%s %%".formatted(Percent.text(value));
    }
}
