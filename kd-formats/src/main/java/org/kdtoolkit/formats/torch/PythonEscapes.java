package org.kdtoolkit.formats.torch;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The escapes in texts of pickles that are written in lines. */
final class PythonEscapes {

    private static final Pattern UNICODE =
            Pattern.compile("\\\\u([0-9a-fA-F]{4})|\\\\U([0-9a-fA-F]{8})");
    private static final Pattern TEXT =
            Pattern.compile("\\\\x([0-9a-fA-F]{2})|\\\\([0-7]{1,3})|\\\\(.)");
    private static final Map<String, String> LETTERS =
            Map.of(
                    "n", "\n", "r", "\r", "t", "\t", "a", "\u0007", "b", "\b", "f", "\f", "v",
                    "\u000b");

    private PythonEscapes() {}

    /** The text of a str between its quotes. */
    static String inText(String escaped) {
        return TEXT.matcher(escaped).replaceAll(m -> Matcher.quoteReplacement(letter(m)));
    }

    /** The text of a str in the form that Python calls raw-unicode-escape. */
    static String inUnicode(String escaped) {
        return UNICODE.matcher(escaped).replaceAll(m -> Matcher.quoteReplacement(codePoint(m)));
    }

    private static String letter(MatchResult match) {
        if (match.group(1) != null) {
            return Character.toString(Integer.parseInt(match.group(1), 16));
        }
        if (match.group(2) != null) {
            return Character.toString(Integer.parseInt(match.group(2), 8));
        }
        return LETTERS.getOrDefault(match.group(3), match.group(3));
    }

    private static String codePoint(MatchResult match) {
        String digits = match.group(1) == null ? match.group(2) : match.group(1);
        long point = Long.parseLong(digits, 16);
        return point > Character.MAX_CODE_POINT ? match.group() : Character.toString((int) point);
    }
}
