package org.kdtoolkit.report.leaderboard;

import java.util.Map;
import java.util.stream.Collectors;
import org.kdtoolkit.api.internal.Printable;

/** Texts as LaTeX prints them, whatever is in them. */
final class LatexText {

    private static final Map<Integer, String> SPECIAL =
            Map.ofEntries(
                    Map.entry((int) '\\', "\\textbackslash{}"),
                    Map.entry((int) '{', "\\{"),
                    Map.entry((int) '}', "\\}"),
                    Map.entry((int) '#', "\\#"),
                    Map.entry((int) '$', "\\$"),
                    Map.entry((int) '%', "\\%"),
                    Map.entry((int) '&', "\\&"),
                    Map.entry((int) '_', "\\_"),
                    Map.entry((int) '~', "\\textasciitilde{}"),
                    Map.entry((int) '^', "\\textasciicircum{}"),
                    Map.entry((int) '<', "\\textless{}"),
                    Map.entry((int) '>', "\\textgreater{}"),
                    Map.entry((int) '|', "\\textbar{}"),
                    Map.entry((int) '"', "''"),
                    Map.entry((int) '±', "$\\pm$"),
                    Map.entry((int) '×', "$\\times$"),
                    Map.entry((int) '∞', "$\\infty$"),
                    Map.entry((int) '–', "--"),
                    // two in a row would become a dash
                    Map.entry((int) '-', "-{}"));

    private LatexText() {}

    /** A text of one line. */
    static String of(String text) {
        return Printable.line(text)
                .codePoints()
                .mapToObj(point -> SPECIAL.getOrDefault(point, Character.toString(point)))
                .collect(Collectors.joining())
                .replaceAll("-\\{\\}(?!-)", "-");
    }

    /** A number as {@link Column} writes it, with a minus sign where it is below 0. */
    static String number(String text) {
        return text.startsWith("-") ? "$-$" + of(text.substring(1)) : of(text);
    }

    /** What a reference to a table may be called. */
    static String label(String text) {
        return text.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
