package org.kdtoolkit.report.page;

/**
 * How wide texts in drawings are, guessed from above, since the reader's font is not known: no
 * letter of the usual sans-serif fonts is wider.
 */
final class TextWidth {

    /** The size of texts in drawings, in CSS pixels, as in the style sheet. */
    private static final double SIZE = 13;

    private static final double NARROW = 0.62;
    private static final double BROAD = 0.95;
    private static final double FULL = 1.1;

    /** From here on there are scripts with letters as wide as they are high. */
    private static final int FIRST_FULL = 0x1100;

    private static final String ELLIPSIS = "…";

    private TextWidth() {}

    /** The width of a text in CSS pixels. */
    static double of(String text) {
        return text.codePoints().mapToDouble(TextWidth::em).sum() * SIZE;
    }

    /** A text with its end left out where there is no room for it. */
    static String shortened(String text, double room) {
        if (of(text) <= room) {
            return text;
        }
        double left = room - FULL * SIZE;
        StringBuilder kept = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            left -= em(point) * SIZE;
            if (left < 0) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return kept + ELLIPSIS;
    }

    private static double em(int point) {
        if (point >= FIRST_FULL) {
            return FULL;
        }
        boolean broad =
                Character.isUpperCase(point)
                        || point == 'm'
                        || point == 'w'
                        || point == '%'
                        || point > 0x7f;
        return broad ? BROAD : NARROW;
    }
}
