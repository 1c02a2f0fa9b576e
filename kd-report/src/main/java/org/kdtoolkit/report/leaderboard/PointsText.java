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
        StringBuilder text = new StringBuilder();
        text.append(
                layout.prose(
                        "%s: %s by %s"
                                .formatted(
                                        Printable.line(sweep.plan().name()),
                                        primary.key(),
                                        by(sweep.plan()))));
        text.append("\n").append(table(sweep, primary, signs, layout)).append("\n");
        String seeds = lacksSeeds(sweep) ? " (n/m): of n of the m seeds." : "";
        String star = " " + Legend.chosen(sweep.choosing(), "*");
        text.append(layout.prose(Legend.text(List.of(primary)) + star + seeds));
        signs.ifPresent(found -> text.append(found.legend(layout)));
        text.append(layout.prose(Legend.overPoints(sweep.plan())));
        Legend.failures(sweep).forEach(failure -> text.append(layout.prose(failure, "  ")));
        return text.toString();
    }

    /** Methods by points; of several axes points by methods, with a column for each axis. */
    private static String table(
            SweepScores sweep,
            Column primary,
            Optional<PointComparisons> signs,
            TextLayout layout) {
        return sweep.plan().hasOtherAxes() && sweep.plan().axes().size() > 1
                ? layout.table(byPoint(sweep, primary, signs), sweep.plan().axes().size())
                : layout.table(byMethod(sweep, primary, signs), 2);
    }

    private static List<List<String>> byMethod(
            SweepScores sweep, Column primary, Optional<PointComparisons> signs) {
        Leaderboard overPoints = sweep.overPoints();
        List<List<String>> rows = new ArrayList<>();
        rows.add(header(sweep, signs.isPresent() ? "  " : " "));
        for (MethodScore method : overPoints.methods()) {
            List<String> row = new ArrayList<>(List.of(method.title(), method.progress()));
            sweep.levels().forEach(level -> row.add(cell(level, method.name(), primary, signs)));
            row.add(primary.text(method) + star(overPoints, method));
            rows.add(row);
        }
        return rows;
    }

    private static List<List<String>> byPoint(
            SweepScores sweep, Column primary, Optional<PointComparisons> signs) {
        Leaderboard overPoints = sweep.overPoints();
        List<String> axes = sweep.plan().axes();
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(sweep.plan().words());
        String behind = signs.isPresent() ? "  " : " ";
        overPoints.methods().forEach(method -> header.add(method.title() + behind));
        rows.add(header);
        for (SweepScores.Level level : sweep.levels()) {
            List<String> row = new ArrayList<>();
            axes.forEach(axis -> row.add(Printable.line(level.at().value(axis))));
            overPoints
                    .methods()
                    .forEach(method -> row.add(cell(level, method.name(), primary, signs)));
            rows.add(row);
        }
        List<String> last = new ArrayList<>(List.of("over points"));
        axes.stream().skip(1).forEach(axis -> last.add(""));
        String free = signs.isPresent() ? " " : "";
        overPoints
                .methods()
                .forEach(
                        method ->
                                last.add(
                                        primary.textOfSeeds(method)
                                                + star(overPoints, method)
                                                + free));
        rows.add(last);
        return rows;
    }

    private static String cell(
            SweepScores.Level level,
            String method,
            Column primary,
            Optional<PointComparisons> signs) {
        MethodScore score = level.leaderboard().score(method).orElseThrow();
        return primary.textOfSeeds(score)
                + star(level.leaderboard(), score)
                + signs.map(found -> found.sign(level.at(), method)).orElse("");
    }

    /** What the points differ by. */
    private static String by(SweepPlan plan) {
        return plan.hasOtherAxes()
                ? Printable.line(String.join(", ", plan.words()))
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
