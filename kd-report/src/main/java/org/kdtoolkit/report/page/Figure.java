package org.kdtoolkit.report.page;

import java.util.List;

/**
 * A drawing with what stands under it. It is in the page several times, once for each range of
 * widths of its place; the style shows the one that fits, so that nothing has to be scrolled, and
 * texts are as large on a telephone as on a desk.
 */
final class Figure {

    private Figure() {}

    /** A drawing as wide as the page. */
    static Html wide(Drawing drawing, String caption) {
        return render("chart", List.of("wide", "middle", "narrow"), drawing, caption);
    }

    /** A drawing that shares the page's width with another where there is room. */
    static Html panel(Drawing drawing, String caption) {
        return render("chart half", List.of("middle", "narrow"), drawing, caption);
    }

    /** A small drawing among several, always of one width. */
    static Html small(Drawing drawing, String caption) {
        return render("chart", List.of("only"), drawing, caption);
    }

    /** Drawings beside each other; nothing if there is none. */
    static Html panels(List<Html> figures) {
        return figures.isEmpty() ? Html.NONE : Html.tag("div", "panels").around(figures);
    }

    private static Html render(
            String classes, List<String> widths, Drawing drawing, String caption) {
        List<Html> drawings =
                widths.stream()
                        .map(width -> drawing.draw(pixels(classes, width)).render(width))
                        .toList();
        return Html.tag("figure")
                .around(
                        Html.tag("div", classes).around(drawings),
                        Html.tag("figcaption").around(caption));
    }

    /** As in the style sheet. */
    private static int pixels(String classes, String width) {
        return switch (width) {
            case "wide" -> 1040;
            case "middle" -> classes.equals("chart") ? 640 : 500;
            case "only" -> 260;
            default -> 320;
        };
    }
}
