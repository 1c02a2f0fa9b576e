package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A chart with one row a method and a common axis of values under them. Where it is narrow, a
 * method's name stands above its row instead of beside it.
 */
final class RowChart implements Drawing {

    private static final int ROW = 36;
    private static final int NAME = 22;
    private static final int TOP = 6;
    private static final int FOOT = 46;
    private static final int MARGIN = 10;
    private static final int GAP = 12;
    private static final int MOST_TICKS = 7;

    /** Up to here names stand above. */
    private static final int NARROW = 480;

    /** So much of the width names beside rows may take. */
    private static final double NAMES = 0.3;

    private final String axis;
    private final List<String> methods;
    private final Palette palette;
    private final double least;
    private final double greatest;
    private final List<Mark> marks = new ArrayList<>();

    /**
     * A chart without marks.
     *
     * @param least the least value, in units of the axis
     * @param greatest the greatest
     */
    RowChart(String axis, List<String> methods, Palette palette, double least, double greatest) {
        this.axis = axis;
        this.methods = List.copyOf(methods);
        this.palette = palette;
        this.least = least;
        this.greatest = greatest;
    }

    /** Draws a line across all rows at a value. */
    RowChart across(String classes, double value) {
        return add(
                (svg, rows) -> {
                    double x = rows.scale().at(value);
                    svg.line(classes, x, TOP, x, rows.bottom());
                });
    }

    /** Draws a horizontal line in a method's row. */
    RowChart span(String mark, String method, double low, double high) {
        return add(
                (svg, rows) -> {
                    double y = rows.middle(methods.indexOf(method));
                    svg.line(
                            mark + " " + palette.classes(method),
                            rows.scale().at(low),
                            y,
                            rows.scale().at(high),
                            y);
                });
    }

    /** Draws a short vertical line in a method's row. */
    RowChart stroke(String mark, String method, double value) {
        return add(
                (svg, rows) -> {
                    double x = rows.scale().at(value);
                    double y = rows.middle(methods.indexOf(method));
                    svg.line(mark + " " + palette.classes(method), x, y - 10, x, y + 10);
                });
    }

    /** Draws a dot in a method's row, some way above or below its middle. */
    RowChart dot(String method, double value, double offset, String title) {
        return add(
                (svg, rows) ->
                        svg.dot(
                                palette.classes(method),
                                rows.scale().at(value),
                                rows.middle(methods.indexOf(method)) + offset,
                                5,
                                title));
    }

    @Override
    public Svg draw(int width) {
        boolean above = width < NARROW;
        double names = methods.stream().mapToDouble(TextWidth::of).max().orElse(0);
        double left = above ? MARGIN : Math.min(names, NAMES * width) + GAP;
        Rows rows = new Rows(scale(left, width), above ? NAME : 0, methods.size());
        Svg svg = new Svg(width, (int) rows.bottom() + FOOT, axis);
        frame(svg, rows, left, width);
        marks.forEach(mark -> mark.draw(svg, rows));
        return svg;
    }

    private RowChart add(Mark mark) {
        marks.add(mark);
        return this;
    }

    /** The scale with as many ticks as there is room for; texts of the outermost stay inside. */
    private Scale scale(double left, int width) {
        for (int count = MOST_TICKS; ; count--) {
            double half = Scale.round(least, greatest, count, 0, 0, 1).widest() / 2;
            double from = Math.max(left, half);
            double to = width - Math.max(MARGIN, half);
            Scale scale = Scale.round(least, greatest, count, 0, from, to);
            double apart = (to - from) / (scale.ticks().size() - 1);
            if (count == 1 || apart >= 2 * half + GAP) {
                return scale;
            }
        }
    }

    private void frame(Svg svg, Rows rows, double left, int width) {
        Scale scale = rows.scale();
        double bottom = rows.bottom();
        for (double tick : scale.ticks()) {
            double x = scale.at(tick);
            svg.line("grid", x, TOP, x, bottom);
            svg.text("", "middle", x, bottom + 18, Unit.tick(scale, tick));
        }
        svg.line("axis", scale.from(), bottom, scale.to(), bottom);
        svg.textWithin("", "middle", width / 2.0, bottom + 38, width, axis);
        for (int i = 0; i < methods.size(); i++) {
            String name = methods.get(i);
            if (rows.above() > 0) {
                svg.textWithin("label", "start", 0, rows.top(i) + NAME - 6, width, name);
            } else {
                svg.textWithin("label", "end", left - GAP, rows.middle(i) + 4, left - GAP, name);
            }
        }
    }

    /** Something drawn where the rows lie. */
    private interface Mark {
        void draw(Svg svg, Rows rows);
    }

    /**
     * Where rows lie.
     *
     * @param above how high the names above rows are; 0 where they stand beside them
     */
    private record Rows(Scale scale, int above, int count) {

        double top(int row) {
            return TOP + row * (ROW + above);
        }

        double middle(int row) {
            return top(row) + above + ROW / 2.0;
        }

        double bottom() {
            return top(count);
        }
    }
}
