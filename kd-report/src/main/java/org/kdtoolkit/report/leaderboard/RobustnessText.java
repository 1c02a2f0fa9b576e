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
                                + star(level.leaderboard(), score, primary)
                                + signs.map(s -> s.sign(level.at(), method.name())).orElse(""));
            }
            row.add(primary.text(method) + star(overRates, method, primary));
            rows.add(row);
        }
        StringBuilder text = new StringBuilder();
        text.append(Printable.line(robustness.plan().name())).append(": ").append(primary.key());
        text.append(" by rate (").append(robustness.plan().corruption()).append(")\n\n");
        text.append(AlignedText.of(rows)).append("\n").append(Legend.text(List.of(primary)));
        text.append(" * best of its column.");
        text.append(lacksSeeds(robustness) ? " (n/m): of n of the m seeds.\n" : "\n");
        signs.ifPresent(found -> text.append(found.legend()));
        text.append(Legend.overRates(robustness.plan())).append("\n");
        Legend.failures(robustness).forEach(failure -> text.append(failure).append("\n"));
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

    private static String star(Leaderboard leaderboard, MethodScore method, Column column) {
        return leaderboard.isBest(method, column) ? "*" : " ";
    }
}
