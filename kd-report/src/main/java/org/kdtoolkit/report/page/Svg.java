package org.kdtoolkit.report.page;

import java.util.Locale;

/** A drawing, built mark by mark; colours come from the page's style by CSS class. */
final class Svg {

    private final StringBuilder marks = new StringBuilder();
    private final String head;

    /**
     * Starts a drawing.
     *
     * @param label what it shows, for those who do not see it
     */
    Svg(int width, int height, String label) {
        head =
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
                        .formatted(width, height, Html.escape(label));
    }

    Svg line(String classes, double x1, double y1, double x2, double y2) {
        return mark(
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                classes, x1, y1, x2, y2);
    }

    /** Writes a text at a place; the anchor is start, middle or end. */
    Svg text(String classes, String anchor, double x, double y, String text) {
        return mark(
                "<text class=\"%s\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                classes, anchor, x, y, Html.escape(text));
    }

    /** Writes a text upwards, centred on a place. */
    Svg upwards(double x, double y, String text) {
        return mark(
                "<text text-anchor=\"middle\" transform=\"translate(%.1f %.1f)"
                        + " rotate(-90)\">%s</text>",
                x, y, Html.escape(text));
    }

    /** Draws a dot that says what it is when it is pointed at. */
    Svg dot(String classes, double x, double y, double radius, String title) {
        return mark(
                "<circle class=\"dot %s\" cx=\"%.1f\" cy=\"%.1f\""
                        + " r=\"%.1f\"><title>%s</title></circle>",
                classes, x, y, radius, Html.escape(title));
    }

    /** Draws a path, its data ready made. */
    Svg path(String classes, String data) {
        return mark("<path class=\"%s\" d=\"%s\"/>", classes, data);
    }

    /** Opens a group of marks of one class. */
    Svg open(String classes) {
        return mark("<g class=\"%s\">", classes);
    }

    Svg close() {
        return mark("</g>");
    }

    String render() {
        return head + marks + "</svg>";
    }

    /** Coordinates in the data of a path. */
    static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f %.1f", x, y);
    }

    private Svg mark(String format, Object... arguments) {
        marks.append(String.format(Locale.ROOT, format, arguments));
        return this;
    }
}
