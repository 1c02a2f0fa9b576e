package org.kdtoolkit.report.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.report.leaderboard.DataSetRanking;
import org.kdtoolkit.report.leaderboard.RankingText;

/** Writes methods ranked over several data sets as a page, or the diagram alone. */
public final class RankingFiles {

    /** The endings of files that can be written. */
    public static final List<String> ENDINGS = List.of(".html", ".svg");

    /** A diagram beside no page brings its own style. */
    private static final String STYLE =
            "<style>svg{background:#fff}text{font:13px sans-serif;fill:#222}"
                    + "line{stroke:#555;stroke-width:1}.group{stroke:#111;stroke-width:4}</style>";

    /** The width of a diagram alone, in CSS pixels. */
    private static final int WIDTH = 940;

    private RankingFiles() {}

    /**
     * Writes a page, or the diagram where the file's name ends in {@code .svg}.
     *
     * @throws org.kdtoolkit.api.data.DataException if the file can't be written
     */
    public static void write(Path file, DataSetRanking found) {
        boolean alone = file.toString().toLowerCase(Locale.ROOT).endsWith(".svg");
        AtomicFile.write(file, alone ? diagram(found) : page(found));
    }

    static String diagram(DataSetRanking found) {
        String chart = new RankingChart(found.ranking()).draw(WIDTH).render("").markup();
        int head = chart.indexOf('>') + 1;
        return chart.substring(0, head)
                        .replaceFirst("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ")
                + STYLE
                + chart.substring(head);
    }

    static String page(DataSetRanking found) {
        List<Html> ranks = new ArrayList<>(List.of(table(found)));
        found.sentences().forEach(line -> ranks.add(Html.tag("p").around(line)));
        Notes notes = new Notes(List.of(), found.notes(), List.of());
        return Page.render(
                "Ranks over " + Page.counted(found.dataSets().size(), "data set"),
                "%s, compared by %s"
                        .formatted(
                                Page.counted(found.ranking().methods().size(), "method"),
                                found.metric().key()),
                notes.alarms(),
                List.of(
                        new Section("Average ranks", Html.of(ranks)),
                        Section.of(
                                "Critical difference",
                                Figure.wide(
                                        new RankingChart(found.ranking()),
                                        "Average ranks, 1 the best. A bar joins methods that do not"
                                            + " differ by Nemenyi’s test; CD is how far apart ranks"
                                            + " must be.")),
                        notes.foot()));
    }

    private static Html table(DataSetRanking found) {
        List<String> header = new ArrayList<>(List.of("method", "average rank"));
        header.addAll(found.dataSets());
        Table table = Table.ofTexts("average ranks, and ranks by data set", header);
        for (int j : found.ranking().order()) {
            double average = found.ranking().averages().get(j);
            List<Cell> row = new ArrayList<>();
            row.add(Cell.name(found.ranking().methods().get(j)));
            row.add(Cell.number(String.format(Locale.ROOT, "%.2f", average), average));
            for (int i = 0; i < found.dataSets().size(); i++) {
                row.add(Cell.text(RankingText.cell(found, i, j)));
            }
            table.row(row);
        }
        return table.render();
    }
}
