package org.kdtoolkit.config;

/** Shows what somebody wrote in a message: not more than a line of it, and nothing invisible. */
final class Quotation {

    private static final int LONGEST = 100;

    private Quotation() {}

    /** The text, cut where it is long; control characters are written as YAML escapes them. */
    static String of(String text) {
        StringBuilder shown = new StringBuilder();
        int end = text.length() <= LONGEST ? text.length() : LONGEST;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            shown.append(Character.isISOControl(c) ? escaped(c) : Character.toString(c));
        }
        if (end < text.length()) {
            shown.append("... (%d characters)".formatted(text.length()));
        }
        return shown.toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\x%02x".formatted((int) c);
        };
    }
}
