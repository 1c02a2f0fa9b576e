package org.kdtoolkit.report.markdown;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kdtoolkit.api.internal.Printable;

/**
 * Pieces of Markdown. Names of classes, files and data sets come from others: whatever they hold
 * stays text, in one line and in one cell.
 */
public final class Markdown {

    private static final Pattern SPECIAL = Pattern.compile("([\\\\|*_`~<>\\[\\]#&$])");
    private static final Pattern FENCES = Pattern.compile("`+");
    private static final int LEAST_FENCE = 3;
    private static final String LEFT = ":--";

    private Markdown() {}

    /** A text that shows as it is, wherever it stands in a line. */
    public static String text(String text) {
        return SPECIAL.matcher(Printable.line(text.replaceAll("\\R", " "))).replaceAll("\\\\$1");
    }

    /**
     * A table of figures.
     *
     * @param header the headings, already Markdown
     * @param rows as many cells each, already Markdown; the first to the left, others to the right
     */
    public static String table(List<String> header, List<List<String>> rows) {
        return table(header, "--:", rows);
    }

    /** The same of words: all cells to the left. */
    public static String wordTable(List<String> header, List<List<String>> rows) {
        return table(header, LEFT, rows);
    }

    private static String table(List<String> header, String others, List<List<String>> rows) {
        String[] rule = new String[header.size()];
        Arrays.fill(rule, others);
        rule[0] = LEFT;
        return row(header)
                + row(List.of(rule))
                + rows.stream().map(Markdown::row).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** A block of code, whatever stands in it. */
    public static String code(String language, String code) {
        int longest =
                FENCES.matcher(code).results().mapToInt(r -> r.group().length()).max().orElse(0);
        String fence = "`".repeat(Math.max(LEAST_FENCE, longest + 1));
        return fence + language + "\n" + Printable.text(code).stripTrailing() + "\n" + fence + "\n";
    }
}
