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
        String chart = RankingChart.render(found.ranking());
        int head = chart.indexOf('>') + 1;
        return chart.substring(0, head)
                        .replaceFirst("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ")
                + STYLE
                + chart.substring(head)
                + "\n";
    }

    static String page(DataSetRanking found) {
        StringBuilder content = new StringBuilder();
        content.append(Html.banner("note", found.notes()));
        StringBuilder ranks = new StringBuilder(table(found));
        found.sentences()
                .forEach(line -> ranks.append("<p>").append(Html.escape(line)).append("</p>\n"));
        content.append(Html.section("Average ranks", ranks.toString()));
        content.append(
                Html.section(
                        "Critical difference",
                        Html.figure(
                                RankingChart.render(found.ranking()),
                                "Average ranks, 1 the best. A bar joins methods that do not differ"
                                    + " by Nemenyi’s test; CD is how far apart ranks must be.")));
        return Page.render(
                "Ranks over " + Page.counted(found.dataSets().size(), "data set"),
                "%s, compared by %s"
                        .formatted(
                                Page.counted(found.ranking().methods().size(), "method"),
                                found.metric().key()),
                content.toString());
    }

    private static String table(DataSetRanking found) {
        List<String> header = new ArrayList<>(List.of("method", "average rank"));
        found.dataSets().forEach(name -> header.add(Html.escape(name)));
        List<List<String>> rows = new ArrayList<>();
        for (int j : found.ranking().order()) {
            List<String> row = new ArrayList<>();
            row.add(
                    "<span class=\"name\">"
                            + Html.escape(found.ranking().methods().get(j))
                            + "</span>");
            row.add(String.format(Locale.ROOT, "%.2f", found.ranking().averages().get(j)));
            for (int i = 0; i < found.dataSets().size(); i++) {
                row.add(Html.escape(RankingText.cell(found, i, j)));
            }
            rows.add(row);
        }
        return Html.table(header, rows);
    }
}
