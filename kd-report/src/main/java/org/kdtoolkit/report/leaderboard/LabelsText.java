package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.report.result.SweepPlan;

/**
 * The primary metric of each method by number of labels, and the labels saved, for the terminal.
 */
final class LabelsText {

    private LabelsText() {}

    /** The tables with what stands above and under them, for each rate of a corruption. */
    static String render(SweepScores sweep, TextLayout layout) {
        SweepPlan plan = sweep.plan();
        Column primary = Column.of(plan.primary(), plan.declarations());
        Optional<PointComparisons> signs =
                PointComparisons.of(sweep).filter(found -> found.tested() > 0);
        StringBuilder text = new StringBuilder();
        for (LabelCurve curve : LabelCurve.of(sweep)) {
            text.append(
                    layout.prose(
                            "%s: %s by number of labels%s"
                                    .formatted(
                                            Printable.line(plan.name()),
                                            primary.key(),
                                            circumstances(plan, curve))));
            text.append("\n").append(layout.table(scores(curve, primary, signs), 1)).append("\n");
            List<SavedLabels> saved = curve.saved();
            if (!saved.isEmpty()) {
                text.append(
                        layout.prose(
                                "labels with which plain training (%s) is as good"
                                        .formatted(Printable.line(plan.plain().orElseThrow()))));
                text.append("\n").append(layout.table(saved(curve, saved), 1)).append("\n");
            }
        }
        String seeds = lacksSeeds(sweep) ? " (n/m): of n of the m seeds." : "";
        String star = " " + Legend.chosen(sweep.choosing(), "*");
        text.append(layout.prose(Legend.text(List.of(primary)) + star + seeds));
        signs.ifPresent(found -> text.append(found.legend(layout)));
        text.append(layout.prose(Legend.savedLabels(plan)));
        Legend.failures(sweep).forEach(failure -> text.append(layout.prose(failure, "  ")));
        return text.toString();
    }

    private static String circumstances(SweepPlan plan, LabelCurve curve) {
        return curve.rate().isEmpty()
                ? ""
                : " at %s (%s)".formatted(curve.rateText(), plan.corruption());
    }

    private static List<List<String>> scores(
            LabelCurve curve, Column primary, Optional<PointComparisons> signs) {
        List<List<String>> rows = new ArrayList<>();
        // the places of star and sign are kept free, so that numbers stay under each other
        rows.add(header(curve, signs.isPresent() ? "  " : " "));
        for (String method : curve.scores().plan().methods()) {
            List<String> row = new ArrayList<>(List.of(curve.title(method)));
            for (SweepScores.Level level : curve.scores().levels()) {
                MethodScore score = level.leaderboard().score(method).orElseThrow();
                boolean best = level.leaderboard().isChosen(score);
                row.add(
                        primary.textOfSeeds(score)
                                + (best ? "*" : " ")
                                + signs.map(s -> s.sign(level.at(), method)).orElse(""));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<String>> saved(LabelCurve curve, List<SavedLabels> saved) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(header(curve, ""));
        for (String method : curve.compared()) {
            List<String> row = new ArrayList<>(List.of(curve.title(method)));
            curve.budgets().forEach(labels -> row.add(SavedLabels.cell(saved, method, labels)));
            rows.add(row);
        }
        return rows;
    }

    private static List<String> header(LabelCurve curve, String behind) {
        List<String> header = new ArrayList<>(List.of("method"));
        curve.budgets().forEach(labels -> header.add(LabelCurve.budget(labels) + behind));
        return header;
    }

    private static boolean lacksSeeds(SweepScores sweep) {
        return sweep.levels().stream()
                .flatMap(level -> level.leaderboard().methods().stream())
                .anyMatch(MethodScore::lacksSeeds);
    }
}
