package org.kdtoolkit.report.page;

import java.util.List;

/**
 * The colour of each method, the same all over the page; from the ninth on, colours come again with
 * dashed lines, from the seventeenth on with dotted ones.
 *
 * @param methods the methods in the order of the plan
 */
record Palette(List<String> methods) {

    private static final int COLOURS = 8;
    private static final List<String> LINES = List.of("", " again", " dotted");

    /** The CSS classes of a method's marks. */
    String classes(String method) {
        int index = methods.indexOf(method);
        return "s" + index % COLOURS + LINES.get(index / COLOURS % LINES.size());
    }

    /** The legend of a chart. */
    Html legend(List<String> shown) {
        return Html.tag("ul", "legend")
                .around(
                        shown.stream()
                                .map(method -> Html.tag("li", classes(method)).around(method))
                                .toList());
    }
}
