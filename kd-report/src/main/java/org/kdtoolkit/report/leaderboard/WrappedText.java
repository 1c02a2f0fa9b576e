package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prose in lines of a width. */
final class WrappedText {

    private WrappedText() {}

    /**
     * Breaks a line at blanks, if there are any behind the indent; a longer word stays whole.
     *
     * @param indent what all lines but the first begin with
     * @param width how many characters fit on a line
     */
    static String of(String text, String indent, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        int from = 0;
        while (length(rest) > width) {
            int cut = rest.lastIndexOf(' ', rest.offsetByCodePoints(0, width));
            if (cut <= from) {
                cut = rest.indexOf(' ', rest.offsetByCodePoints(0, width));
            }
            if (cut <= from) {
                break;
            }
            lines.add(rest.substring(0, cut).stripTrailing());
            rest = indent + rest.substring(cut + 1);
            from = indent.length();
        }
        lines.add(rest);
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
