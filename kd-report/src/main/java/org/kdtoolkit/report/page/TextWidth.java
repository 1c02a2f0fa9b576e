package org.kdtoolkit.report.page;

/**
 * How wide texts in drawings are, guessed from above, since the reader's font is not known: no
 * letter of the usual sans-serif fonts is wider, not even in bold type.
 */
final class TextWidth {

    /** The size of texts in drawings, in CSS pixels, as in the style sheet. */
    private static final double SIZE = 13;

    private static final double NARROW = 0.72;
    private static final double BROAD = 1.06;
    private static final double FULL = 1.1;

    /** Letters and signs that are as broad as capitals. */
    private static final String BROAD_ONES = "mw%+<>=~@#&";

    private static final int LAST_ASCII = 0x7f;

    /** From here on there are scripts with letters as wide as they are high. */
    private static final int FIRST_FULL = 0x1100;

    private static final String ELLIPSIS = "…";

    private TextWidth() {}

    /** The width of a text in CSS pixels. */
    static double of(String text) {
        return text.codePoints().mapToDouble(TextWidth::em).sum() * SIZE;
    }

    /**
     * A text with its middle left out where there is no room for it: names of variants often differ
     * at their ends.
     */
    static String shortened(String text, double room) {
        if (of(text) <= room) {
            return text;
        }
        int[] points = text.codePoints().toArray();
        double left = room - FULL * SIZE;
        int head = 0;
        int tail = 0;
        while (head + tail < points.length) {
            // two from the front for each from the back
            int next = head <= 2 * tail ? points[head] : points[points.length - 1 - tail];
            left -= em(next) * SIZE;
            if (left < 0) {
                break;
            }
            if (head <= 2 * tail) {
                head++;
            } else {
                tail++;
            }
        }
        return new String(points, 0, head)
                + ELLIPSIS
                + new String(points, points.length - tail, tail);
    }

    private static double em(int point) {
        if (point >= FIRST_FULL) {
            return FULL;
        }
        boolean broad =
                Character.isUpperCase(point)
                        || BROAD_ONES.indexOf(point) >= 0
                        || point > LAST_ASCII;
        return broad ? BROAD : NARROW;
    }
}
