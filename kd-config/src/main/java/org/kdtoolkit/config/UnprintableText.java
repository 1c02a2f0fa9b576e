package org.kdtoolkit.config;

import java.util.Optional;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * A character that no YAML may hold as it is, such as U+0000.
 *
 * @param mark where it is
 * @param character its code point
 */
record UnprintableText(TextPosition mark, int character) {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    /** The first in a text. */
    static Optional<UnprintableText> in(String yaml) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < yaml.length(); ) {
            int character = yaml.codePointAt(i);
            if (!StreamReader.isPrintable(character) && character != BYTE_ORDER_MARK) {
                return Optional.of(new UnprintableText(new TextPosition(line, column), character));
            }
            i += Character.charCount(character);
            boolean ends = character == '\n' || character == '\r' && !yaml.startsWith("\n", i);
            line += ends ? 1 : 0;
            column = ends ? 1 : column + 1;
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "the character U+%04X is not allowed; remove it, or write it as an escape in double quotes"
                .formatted(character);
    }
}
