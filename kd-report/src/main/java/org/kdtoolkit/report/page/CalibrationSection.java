package org.kdtoolkit.report.page;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.kdtoolkit.eval.metrics.Calibration;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.report.samples.Answers;
import org.kdtoolkit.report.samples.Replies;
import org.kdtoolkit.report.samples.SampleStudy;

/** Whether students are right as often as they say that they are. */
final class CalibrationSection {

    private static final int BINS = 10;

    private final SampleStudy study;
    private final List<String> shown;
    private final Palette palette;

    /**
     * A section on all methods.
     *
     * @param shown of which methods there is a diagram
     */
    CalibrationSection(SampleStudy study, List<String> shown, Palette palette) {
        this.study = study;
        this.shown = shown;
        this.palette = palette;
    }

    /**
     * Nothing where samples have several classes, whose scores are no shares of a whole; without
     * methods whose scores are no probabilities.
     */
    Section render() {
        List<String> methods =
                study.methods().stream()
                        .filter(of -> Answers.of(study, study.trials(of)).areProbabilities())
                        .toList();
        if (study.several() || methods.isEmpty()) {
            return Section.NONE;
        }
        Table table =
                Table.ofTexts(
                        "calibration of each method",
                        List.of("method", "seeds", "accuracy (%)", "mean confidence (%)", "ECE"));
        for (String method : methods) {
            List<Replies> trials = study.trials(method);
            table.row(
                    List.of(
                            Cell.name(method),
                            Cell.number(trials.size()),
                            spread(trials, trial -> Answers.of(study, List.of(trial)).accuracy()),
                            spread(trials, trial -> Answers.of(study, List.of(trial)).confidence()),
                            spread(
                                    trials,
                                    trial ->
                                            Answers.of(study, List.of(trial))
                                                    .calibration(Calibration.PUBLISHED_BINS)
                                                    .expectedError())));
        }
        return Section.of(
                "Calibration",
                Html.hint(
                        "Whether the students are right as often as they say, on %s. The expected calibration error (ECE) is the mean distance of confidence and accuracy in %d bins of equal width, in percentage points; less is better. Mean ± sample standard deviation over seeds."
                                .formatted(study.subset().key(), Calibration.PUBLISHED_BINS)),
                table.render(),
                Html.tag("div", "panels small")
                        .around(
                                shown.stream()
                                        .filter(methods::contains)
                                        .map(of -> Figure.small(width -> diagram(of), of))
                                        .toList()),
                Html.hint(
                        "Each dot is a tenth of the confidence scale, the seeds of a method"
                                + " together; its size tells how many answers it holds. On the"
                                + " dashed line, students are right as often as they say; below"
                                + " it they are too sure."));
    }

    private Svg diagram(String method) {
        Answers answers = Answers.of(study, study.trials(method));
        Calibration calibration = answers.calibration(BINS);
        Square chart =
                new Square("Accuracy by confidence of " + method, "confidence (%)", "accuracy (%)");
        chart.svg().line("zero", chart.x(0), chart.y(0), chart.x(1), chart.y(1));
        for (Calibration.Bin bin : calibration.bins()) {
            if (bin.samples() > 0) {
                double share = (double) bin.samples() / answers.right().length;
                chart.svg()
                        .dot(
                                palette.classes(method),
                                chart.x(bin.confidence()),
                                chart.y(bin.accuracy()),
                                2.5 + 9 * Math.sqrt(share),
                                "confidence %s %%, accuracy %s %%, %s"
                                        .formatted(
                                                number("%.1f", 100 * bin.confidence()),
                                                number("%.1f", 100 * bin.accuracy()),
                                                Page.counted(bin.samples(), "answer")));
            }
        }
        return chart.svg();
    }

    private static Cell spread(List<Replies> trials, ToDoubleFunction<Replies> value) {
        Spread spread = new Spread(trials.stream().map(value::applyAsDouble).toList());
        String mean = number("%.1f", 100 * spread.mean());
        return Cell.number(
                spread.deviation().isPresent()
                        ? mean + number(" ± %.1f", 100 * spread.deviation().getAsDouble())
                        : mean,
                spread.mean());
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
