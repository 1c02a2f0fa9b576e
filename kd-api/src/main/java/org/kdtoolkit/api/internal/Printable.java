package org.kdtoolkit.api.internal;

import java.util.function.IntPredicate;

/**
 * Shows characters that move a cursor, turn the direction of writing round or can't be seen as
 * escapes, such as {@code \u001b}. Labels, ids and names of files come from others: what they hold
 * must not control a terminal or look like something else.
 */
public final class Printable {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private Printable() {}

    /** A text of several lines, in which line feeds and tabs stay. */
    public static String text(String text) {
        return escaped(text, c -> c != '\n' && c != '\t' && isHidden(c));
    }

    /** A text that stays in one line: line feeds and tabs are shown as escapes as well. */
    public static String line(String text) {
        return escaped(text, Printable::isHidden);
    }

    private static String escaped(String text, IntPredicate hidden) {
        if (text.codePoints().noneMatch(hidden)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(
                        c -> {
                            if (hidden.test(c)) {
                                shown.append(escape(c));
                            } else {
                                shown.appendCodePoint(c);
                            }
                        });
        return shown.toString();
    }

    /** Joiners belong to words of some languages, and to emoji. */
    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            case Character.FORMAT ->
                    character != ZERO_WIDTH_NON_JOINER && character != ZERO_WIDTH_JOINER;
            default -> false;
        };
    }

    private static String escape(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(character > 0xffff ? "\\U%08x" : "\\u%04x", character);
        };
    }
}
