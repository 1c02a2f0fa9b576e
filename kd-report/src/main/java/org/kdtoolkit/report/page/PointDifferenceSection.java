package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.report.leaderboard.PointComparisons;
import org.kdtoolkit.report.leaderboard.SweepScores;

/** What may be said of each method beside the reference, at each point of a sweep. */
final class PointDifferenceSection {

    private PointDifferenceSection() {}

    /** The section; nothing where no comparison could be tested. */
    static Section render(SweepScores scores) {
        Optional<PointComparisons> found =
                PointComparisons.of(scores).filter(one -> one.tested() > 0);
        if (found.isEmpty()) {
            return Section.NONE;
        }
        PointComparisons comparisons = found.get();
        DifferenceFormat format = new DifferenceFormat(comparisons.metric());
        String title = "Difference to " + comparisons.reference() + " at each point";
        List<String> header = new ArrayList<>(List.of("at", "method"));
        header.addAll(DifferenceFormat.HEADER);
        Table table = Table.ofTexts(title, header);
        comparisons
                .found()
                .forEach(
                        (place, one) -> {
                            List<Cell> row = new ArrayList<>();
                            row.add(Cell.text(place.at().text()));
                            row.add(Cell.name(place.method()));
                            row.addAll(format.cells(one));
                            table.row(row);
                        });
        return Section.of(
                title,
                table.render(),
                Html.hint(
                        "Differences in %s, in %s. p is the two-sided p-value of %s, corrected by Holm’s procedure for the %d comparisons of this table.%s"
                                .formatted(
                                        comparisons.metric().key(),
                                        format.points(),
                                        DifferenceSection.test(comparisons.rules().test()),
                                        comparisons.tested(),
                                        format.direction())));
    }
}
