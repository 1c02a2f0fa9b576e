package org.kdtoolkit.report.page;

import java.util.List;
import java.util.Locale;
import org.kdtoolkit.eval.statistics.Ranking;

/**
 * A critical difference diagram (Demšar 2006): average ranks on an axis, the best to the left, and
 * a bar over each group of methods that do not differ.
 */
final class RankingChart {

    private static final int WIDTH = 940;
    private static final int SIDE = 260;
    private static final int AXIS = 56;
    private static final int BAR = 9;
    private static final int ROW = 24;
    private static final int LONGEST_NAME = 28;

    private final Ranking ranking;
    private final List<Integer> order;
    private final Svg svg;

    private RankingChart(Ranking ranking) {
        this.ranking = ranking;
        this.order = ranking.order();
        this.svg =
                new Svg(
                        WIDTH,
                        firstRow() + ROW * ((order.size() + 1) / 2) + 8,
                        "average ranks of methods, and which of them do not differ");
    }

    static String render(Ranking ranking) {
        RankingChart chart = new RankingChart(ranking);
        chart.axis();
        chart.criticalDifference();
        chart.methods();
        chart.groups();
        return chart.svg.render();
    }

    private double at(double rank) {
        return SIDE + (rank - 1) / (order.size() - 1.0) * (WIDTH - 2 * SIDE);
    }

    private int firstRow() {
        return AXIS + 22 + BAR * ranking.groups().size();
    }

    private void axis() {
        svg.line("axis", at(1), AXIS, at(order.size()), AXIS);
        for (int rank = 1; rank <= order.size(); rank++) {
            svg.line("axis", at(rank), AXIS - 6, at(rank), AXIS);
            svg.text("", "middle", at(rank), AXIS - 10, Integer.toString(rank));
        }
    }

    private void criticalDifference() {
        double end = Math.min(WIDTH - 10, at(1 + ranking.criticalDifference()));
        svg.line("axis", at(1), 18, end, 18);
        svg.line("axis", at(1), 14, at(1), 22);
        svg.line("axis", end, 14, end, 22);
        svg.text(
                "",
                "end",
                at(1) - 8,
                22,
                String.format(Locale.ROOT, "CD = %.2f", ranking.criticalDifference()));
    }

    /** The better half is named to the left from above, the rest to the right from below. */
    private void methods() {
        int left = (order.size() + 1) / 2;
        for (int place = 0; place < order.size(); place++) {
            int method = order.get(place);
            double x = at(ranking.averages().get(method));
            boolean isLeft = place < left;
            double y = firstRow() + ROW * (isLeft ? place : order.size() - 1 - place) + 8;
            svg.line("axis", x, AXIS, x, y);
            svg.line("axis", x, y, isLeft ? SIDE - 16 : WIDTH - SIDE + 16, y);
            svg.text(
                    "label",
                    isLeft ? "end" : "start",
                    isLeft ? SIDE - 22 : WIDTH - SIDE + 22,
                    y + 4,
                    String.format(
                            Locale.ROOT,
                            "%s (%.2f)",
                            shortened(ranking.methods().get(method)),
                            ranking.averages().get(method)));
        }
    }

    private void groups() {
        double y = AXIS + 12;
        for (List<Integer> group : ranking.groups()) {
            double from = at(ranking.averages().get(group.get(0)));
            double to = at(ranking.averages().get(group.get(group.size() - 1)));
            svg.line("group", from - 4, y, to + 4, y);
            y += BAR;
        }
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }
}
