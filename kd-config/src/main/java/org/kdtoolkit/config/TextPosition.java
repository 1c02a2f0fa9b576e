package org.kdtoolkit.config;

/**
 * A position in a text.
 *
 * @param line from 1
 * @param column from 1, counted in characters
 */
record TextPosition(int line, int column) {

    /** Where a text begins. */
    static final TextPosition BEGIN = new TextPosition(1, 1);

    /** Turns around what the parser counts from 0. */
    static TextPosition of(org.yaml.snakeyaml.error.Mark mark) {
        return mark == null ? BEGIN : new TextPosition(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
