package org.kdtoolkit.report.page;

import java.util.List;

/** The frame of a chart with one row a method and a common axis of values under them. */
final class RowChart {

    private static final int WIDTH = 940;
    private static final int ROW = 36;
    private static final int TOP = 6;
    private static final int FOOT = 46;
    private static final int RIGHT = 20;
    private static final int LONGEST_NAME = 26;

    private final Svg svg;
    private final Scale scale;
    private final List<String> methods;
    private final Palette palette;

    /**
     * Draws the frame.
     *
     * @param least the least value, in units of the axis
     * @param greatest the greatest
     */
    RowChart(String axis, List<String> methods, Palette palette, double least, double greatest) {
        this.methods = methods;
        this.palette = palette;
        int longest =
                methods.stream().mapToInt(method -> shortened(method).length()).max().orElse(0);
        int left = 24 + 8 * Math.max(longest, 4);
        int bottom = TOP + ROW * methods.size();
        this.scale = Scale.round(least, greatest, 7, 0, left, WIDTH - RIGHT);
        this.svg = new Svg(WIDTH, bottom + FOOT, axis);
        for (double tick : scale.ticks()) {
            svg.line("grid", scale.at(tick), TOP, scale.at(tick), bottom);
            svg.text("", "middle", scale.at(tick), bottom + 18, Unit.tick(scale, tick));
        }
        svg.line("axis", left, bottom, WIDTH - RIGHT, bottom);
        svg.text("", "middle", (left + WIDTH - RIGHT) / 2.0, bottom + 38, axis);
        for (String method : methods) {
            svg.text("label", "end", left - 12, middle(method) + 4, shortened(method));
        }
    }

    /** Draws a line across all rows at a value. */
    RowChart across(String classes, double value) {
        svg.line(classes, scale.at(value), TOP, scale.at(value), TOP + ROW * methods.size());
        return this;
    }

    /** Draws a horizontal line in a method's row. */
    RowChart span(String mark, String method, double low, double high) {
        double y = middle(method);
        svg.line(mark + " " + palette.classes(method), scale.at(low), y, scale.at(high), y);
        return this;
    }

    /** Draws a short vertical line in a method's row. */
    RowChart stroke(String mark, String method, double value) {
        double x = scale.at(value);
        double y = middle(method);
        svg.line(mark + " " + palette.classes(method), x, y - 10, x, y + 10);
        return this;
    }

    /** Draws a dot in a method's row, some way above or below its middle. */
    RowChart dot(String method, double value, double offset, String title) {
        svg.dot(palette.classes(method), scale.at(value), middle(method) + offset, 5, title);
        return this;
    }

    String render() {
        return svg.render();
    }

    private double middle(String method) {
        return TOP + ROW * (methods.indexOf(method) + 0.5);
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }
}
