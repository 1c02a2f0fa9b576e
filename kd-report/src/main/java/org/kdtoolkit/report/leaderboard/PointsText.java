package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.report.result.SweepPlan;
import org.kdtoolkit.report.result.SweepPoint;

/** The primary metric of each method at each point of a sweep, for the terminal. */
public final class PointsText {

    private PointsText() {}

    /** The table with what stands above and under it. */
    public static String render(SweepScores sweep) {
        return render(sweep, TextLayout.UNBOUNDED);
    }

    /** The same, laid out for a terminal. */
    static String render(SweepScores sweep, TextLayout layout) {
        Column primary = Column.of(sweep.plan().primary(), sweep.plan().declarations());
        Leaderboard overPoints = sweep.overPoints();
        Optional<PointComparisons> signs =
                PointComparisons.of(sweep).filter(found -> found.tested() > 0);
        List<List<String>> rows = new ArrayList<>();
        rows.add(header(sweep, signs.isPresent() ? "  " : " "));
        for (MethodScore method : overPoints.methods()) {
            List<String> row = new ArrayList<>(List.of(method.title(), method.progress()));
            for (SweepScores.Level level : sweep.levels()) {
                MethodScore score = level.leaderboard().score(method.name()).orElseThrow();
                String text = primary.textOfSeeds(score);
                row.add(
                        text
                                + star(level.leaderboard(), score)
                                + signs.map(s -> s.sign(level.at(), method.name())).orElse(""));
            }
            row.add(primary.text(method) + star(overPoints, method));
            rows.add(row);
        }
        StringBuilder text = new StringBuilder();
        text.append(
                layout.prose(
                        "%s: %s by %s"
                                .formatted(
                                        Printable.line(sweep.plan().name()),
                                        primary.key(),
                                        by(sweep.plan()))));
        text.append("\n").append(layout.table(rows, 2)).append("\n");
        String seeds = lacksSeeds(sweep) ? " (n/m): of n of the m seeds." : "";
        String star = " " + Legend.chosen(sweep.choosing(), "*");
        text.append(layout.prose(Legend.text(List.of(primary)) + star + seeds));
        signs.ifPresent(found -> text.append(found.legend(layout)));
        text.append(layout.prose(Legend.overPoints(sweep.plan())));
        Legend.incomparable(sweep.plan()).forEach(note -> text.append(layout.prose(note)));
        Legend.failures(sweep).forEach(failure -> text.append(layout.prose(failure, "  ")));
        return text.toString();
    }

    /** What the points differ by. */
    private static String by(SweepPlan plan) {
        return plan.hasOtherAxes()
                ? Printable.line(String.join(", ", plan.points().get(0).axes().values()))
                : "rate (%s)".formatted(plan.corruption());
    }

    private static String values(SweepPoint point) {
        return point.at().keySet().stream()
                .map(key -> Printable.line(point.value(key)))
                .collect(Collectors.joining(", "));
    }

    private static List<String> header(SweepScores sweep, String behind) {
        List<String> header = new ArrayList<>(List.of("method", "seeds"));
        // the places of star and sign are kept free, so that numbers stay under each other
        sweep.levels().forEach(level -> header.add(values(level.at()) + behind));
        header.add(sweep.plan().hasOtherAxes() ? "over points " : "over rates ");
        return header;
    }

    private static boolean lacksSeeds(SweepScores sweep) {
        return sweep.levels().stream()
                .flatMap(level -> level.leaderboard().methods().stream())
                .anyMatch(MethodScore::lacksSeeds);
    }

    private static String star(Leaderboard leaderboard, MethodScore method) {
        return leaderboard.isChosen(method) ? "*" : " ";
    }
}
