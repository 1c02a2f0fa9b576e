package org.kdtoolkit.report.page;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The colour of each method, the same all over the page; from the ninth on, colours come again with
 * dashed lines.
 *
 * @param methods the methods in the order of the plan
 */
record Palette(List<String> methods) {

    private static final int COLOURS = 8;

    /** The CSS classes of a method's marks. */
    String classes(String method) {
        int index = methods.indexOf(method);
        return "s" + index % COLOURS + (index < COLOURS ? "" : " again");
    }

    /** The legend of a chart. */
    String legend(List<String> shown) {
        return shown.stream()
                .map(
                        method ->
                                "<li class=\"%s\">%s</li>"
                                        .formatted(classes(method), Html.escape(method)))
                .collect(Collectors.joining("", "<ul class=\"legend\">", "</ul>\n"));
    }
}
