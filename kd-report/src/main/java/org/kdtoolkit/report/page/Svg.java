package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A drawing, built mark by mark; colours come from the page's style by CSS class. */
final class Svg {

    private static final String TITLE = "title";

    private final List<Html> marks = new ArrayList<>();
    private final int width;
    private final int height;
    private final String label;

    /**
     * Starts a drawing.
     *
     * @param label what it shows, for those who do not see it
     */
    Svg(int width, int height, String label) {
        this.width = width;
        this.height = height;
        this.label = label;
    }

    Svg line(String classes, double x1, double y1, double x2, double y2) {
        return add(
                Html.tag("line", classes)
                        .with("x1", number(x1))
                        .with("y1", number(y1))
                        .with("x2", number(x2))
                        .with("y2", number(y2))
                        .alone());
    }

    /** Writes a text at a place; the anchor is start, middle or end. */
    Svg text(String classes, String anchor, double x, double y, String text) {
        return add(place(classes, anchor, x, y).around(text));
    }

    /** Writes a text that is shortened to what there is room for; pointed at, it is whole. */
    Svg textWithin(String classes, String anchor, double x, double y, double room, String text) {
        String shown = TextWidth.shortened(text, room);
        return shown.equals(text)
                ? text(classes, anchor, x, y, text)
                : add(
                        place(classes, anchor, x, y)
                                .around(Html.text(shown), Html.tag(TITLE).around(text)));
    }

    /** Draws a dot that says what it is when it is pointed at. */
    Svg dot(String classes, double x, double y, double radius, String title) {
        return add(
                Html.tag("circle", ("dot " + classes).strip())
                        .with("cx", number(x))
                        .with("cy", number(y))
                        .with("r", number(radius))
                        .around(Html.tag(TITLE).around(title)));
    }

    /** Draws a rectangle that says what it is when it is pointed at. */
    Svg box(String classes, double x, double y, double width, double height, String title) {
        return add(
                Html.tag("rect", classes)
                        .with("x", number(x))
                        .with("y", number(y))
                        .with("width", number(width))
                        .with("height", number(height))
                        .around(Html.tag(TITLE).around(title)));
    }

    /** Draws a path, its data ready made. */
    Svg path(String classes, String data) {
        return add(Html.tag("path", classes).with("d", data).alone());
    }

    /** Adds a mark of another kind. */
    Svg add(Html mark) {
        marks.add(mark);
        return this;
    }

    /** The drawing. */
    Html render(String classes) {
        return Html.tag("svg", classes)
                .with("viewBox", "0 0 %d %d".formatted(width, height))
                .with("width", String.valueOf(width))
                .with("height", String.valueOf(height))
                .with("role", "img")
                .with("aria-label", label)
                .around(marks);
    }

    /** Coordinates in the data of a path. */
    static String point(double x, double y) {
        return number(x) + " " + number(y);
    }

    private static Html.Tag place(String classes, String anchor, double x, double y) {
        return Html.tag("text", classes)
                .with("text-anchor", anchor)
                .with("x", number(x))
                .with("y", number(y));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
