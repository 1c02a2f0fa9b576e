package org.kdtoolkit.datasets.listing;

import java.text.Normalizer;

/**
 * What labels, ids and names of a list are compared by: in composed form (NFC), without blanks
 * around them, be they no-break ones or of no width. Texts that differ in nothing else look alike,
 * and are meant alike.
 */
public final class CanonicalText {

    private static final int ZERO_WIDTH_SPACE = 0x200b;
    private static final int WORD_JOINER = 0x2060;
    private static final int BYTE_ORDER_MARK = 0xfeff;

    private CanonicalText() {}

    /** The canonical form of a text. */
    public static String of(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isBlank(text.charAt(begin))) {
            begin++;
        }
        while (begin < end && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return composed(text.substring(begin, end));
    }

    /** A text in composed form, blanks and all. */
    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Whether a character is a blank of any kind. */
    static boolean isBlank(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character == ZERO_WIDTH_SPACE
                || character == WORD_JOINER
                || character == BYTE_ORDER_MARK;
    }
}
