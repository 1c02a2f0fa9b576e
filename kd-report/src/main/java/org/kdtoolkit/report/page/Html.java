package org.kdtoolkit.report.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;
import org.kdtoolkit.api.internal.Printable;

/** Pieces of HTML. Every text from outside goes through {@link #escape} on its way in. */
final class Html {

    private Html() {}

    /** A text as content or attribute value; characters that can't be seen are shown as escapes. */
    static String escape(String text) {
        return StringEscapeUtils.escapeXml10(Printable.text(text));
    }

    /** A section of the page; nothing if it has no content. */
    static String section(String title, String content) {
        return content.isEmpty()
                ? ""
                : "<section>\n<h2>%s</h2>\n%s</section>\n".formatted(escape(title), content);
    }

    /** A paragraph of lesser importance. */
    static String hint(String text) {
        return "<p class=\"hint\">%s</p>\n".formatted(escape(text));
    }

    /** Lines that nobody may miss; nothing if there is none. */
    static String banner(String classes, List<String> lines) {
        return lines.isEmpty()
                ? ""
                : lines.stream()
                        .map(line -> "<p>" + escape(line) + "</p>\n")
                        .collect(
                                Collectors.joining(
                                        "", "<div class=\"" + classes + "\">\n", "</div>\n"));
    }

    /** A list of terms and what they are. */
    static String facts(Map<String, String> facts) {
        return facts.entrySet().stream()
                .map(
                        fact ->
                                "<dt>%s</dt><dd>%s</dd>\n"
                                        .formatted(escape(fact.getKey()), escape(fact.getValue())))
                .collect(Collectors.joining("", "<dl>\n", "</dl>\n"));
    }

    /**
     * A table that scrolls by itself where the page is narrow.
     *
     * @param header one cell a column, as HTML
     * @param rows the cells of each row, as HTML
     */
    static String table(List<String> header, List<List<String>> rows) {
        return """
        <div class="scroll"><table>
        <thead>%s</thead>
        <tbody>
        %s</tbody>
        </table></div>
        """
                .formatted(
                        row("th", header),
                        rows.stream()
                                .map(row -> row("td", row) + "\n")
                                .collect(Collectors.joining()));
    }

    /** A drawing with what stands under it. */
    static String figure(String svg, String caption) {
        return "<figure><div class=\"scroll\">%s</div><figcaption>%s</figcaption></figure>\n"
                .formatted(svg, escape(caption));
    }

    private static String row(String tag, List<String> cells) {
        return cells.stream()
                .map(cell -> "<%s>%s</%s>".formatted(tag, cell, tag))
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }
}
