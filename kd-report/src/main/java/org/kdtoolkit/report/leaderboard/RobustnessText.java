package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.internal.Printable;

/** The primary metric of each method at each rate, for the terminal. */
public final class RobustnessText {

    private RobustnessText() {}

    /** The table with what stands above and under it. */
    public static String render(SweepScores robustness) {
        return render(robustness, TextLayout.UNBOUNDED);
    }

    /** The same, laid out for a terminal. */
    static String render(SweepScores robustness, TextLayout layout) {
        Column primary = Column.of(robustness.plan().primary(), robustness.plan().declarations());
        Leaderboard overRates = robustness.overPoints();
        Optional<PointComparisons> signs =
                PointComparisons.of(robustness).filter(found -> found.tested() > 0);
        List<List<String>> rows = new ArrayList<>();
        rows.add(header(robustness, signs.isPresent() ? "  " : " "));
        for (MethodScore method : overRates.methods()) {
            List<String> row = new ArrayList<>(List.of(method.title(), method.progress()));
            for (SweepScores.Level level : robustness.levels()) {
                MethodScore score = level.leaderboard().score(method.name()).orElseThrow();
                String text = primary.textOfSeeds(score);
                row.add(
                        text
                                + star(level.leaderboard(), score)
                                + signs.map(s -> s.sign(level.at(), method.name())).orElse(""));
            }
            row.add(primary.text(method) + star(overRates, method));
            rows.add(row);
        }
        StringBuilder text = new StringBuilder();
        text.append(
                layout.prose(
                        "%s: %s by rate (%s)"
                                .formatted(
                                        Printable.line(robustness.plan().name()),
                                        primary.key(),
                                        robustness.plan().corruption())));
        text.append("\n").append(layout.table(rows, 2)).append("\n");
        String seeds = lacksSeeds(robustness) ? " (n/m): of n of the m seeds." : "";
        String star = " " + Legend.chosen(robustness.choosing(), "*");
        text.append(layout.prose(Legend.text(List.of(primary)) + star + seeds));
        signs.ifPresent(found -> text.append(found.legend(layout)));
        text.append(layout.prose(Legend.overRates(robustness.plan())));
        Legend.failures(robustness).forEach(failure -> text.append(layout.prose(failure, "  ")));
        return text.toString();
    }

    private static List<String> header(SweepScores robustness, String behind) {
        List<String> header = new ArrayList<>(List.of("method", "seeds"));
        // the places of star and sign are kept free, so that numbers stay under each other
        robustness.levels().forEach(level -> header.add(level.rateText() + behind));
        header.add("over rates ");
        return header;
    }

    private static boolean lacksSeeds(SweepScores robustness) {
        return robustness.levels().stream()
                .flatMap(level -> level.leaderboard().methods().stream())
                .anyMatch(MethodScore::lacksSeeds);
    }

    private static String star(Leaderboard leaderboard, MethodScore method) {
        return leaderboard.isChosen(method) ? "*" : " ";
    }
}
