package org.kdtoolkit.report.page;

import java.util.List;
import java.util.Locale;
import org.kdtoolkit.eval.statistics.Ranking;

/**
 * A critical difference diagram (Demšar 2006): average ranks on an axis, the best to the left, and
 * a bar over each group of methods that do not differ.
 */
final class RankingChart implements Drawing {

    /** So much of the width the names take on each side. */
    private static final double SIDE = 0.3;

    private static final int AXIS = 56;
    private static final int BAR = 9;
    private static final int ROW = 24;
    private static final int MARGIN = 10;

    /** Ranks are named where there is so much room between them. */
    private static final int APART = 22;

    private final Ranking ranking;

    RankingChart(Ranking ranking) {
        this.ranking = ranking;
    }

    @Override
    public Svg draw(int width) {
        int rows = (ranking.order().size() + 1) / 2;
        Svg svg =
                new Svg(
                        width,
                        firstRow() + ROW * rows + 8,
                        "average ranks of methods, and which of them do not differ");
        Scale scale =
                Scale.exact(1, ranking.order().size(), rows, 1, SIDE * width, width - SIDE * width);
        axis(svg, scale);
        criticalDifference(svg, scale, width);
        methods(svg, scale, width);
        groups(svg, scale);
        return svg;
    }

    private int firstRow() {
        return AXIS + 22 + BAR * ranking.groups().size();
    }

    private void axis(Svg svg, Scale scale) {
        int count = ranking.order().size();
        svg.line("axis", scale.at(1), AXIS, scale.at(count), AXIS);
        double named = Double.NEGATIVE_INFINITY;
        for (int rank = 1; rank <= count; rank++) {
            double x = scale.at(rank);
            svg.line("axis", x, AXIS - 6, x, AXIS);
            if (x - named >= APART) {
                svg.text("", "middle", x, AXIS - 10, Integer.toString(rank));
                named = x;
            }
        }
    }

    private void criticalDifference(Svg svg, Scale scale, int width) {
        double start = scale.at(1);
        double end = Math.min(width - MARGIN, scale.at(1 + ranking.criticalDifference()));
        svg.line("axis", start, 18, end, 18);
        svg.line("axis", start, 14, start, 22);
        svg.line("axis", end, 14, end, 22);
        String text = String.format(Locale.ROOT, "CD = %.2f", ranking.criticalDifference());
        svg.textWithin("", "end", start - 8, 22, start - 8, text);
    }

    /** The better half is named to the left from above, the rest to the right from below. */
    private void methods(Svg svg, Scale scale, int width) {
        List<Integer> order = ranking.order();
        int left = (order.size() + 1) / 2;
        double room = SIDE * width - 22;
        for (int place = 0; place < order.size(); place++) {
            int method = order.get(place);
            double x = scale.at(ranking.averages().get(method));
            boolean isLeft = place < left;
            double y = firstRow() + ROW * (isLeft ? place : order.size() - 1 - place) + 8;
            svg.line("axis", x, AXIS, x, y);
            svg.line("axis", x, y, isLeft ? room + 6 : width - room - 6, y);
            String rank = String.format(Locale.ROOT, " (%.2f)", ranking.averages().get(method));
            svg.text(
                    "label",
                    isLeft ? "end" : "start",
                    isLeft ? room : width - room,
                    y + 4,
                    TextWidth.shortened(ranking.methods().get(method), room - TextWidth.of(rank))
                            + rank);
        }
    }

    private void groups(Svg svg, Scale scale) {
        double y = AXIS + 12;
        for (List<Integer> group : ranking.groups()) {
            double from = scale.at(ranking.averages().get(group.get(0)));
            double to = scale.at(ranking.averages().get(group.get(group.size() - 1)));
            svg.line("group", from - 4, y, to + 4, y);
            y += BAR;
        }
    }
}
