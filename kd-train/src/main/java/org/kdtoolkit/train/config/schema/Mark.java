package org.kdtoolkit.train.config.schema;

/**
 * A position in a text.
 *
 * @param line from 1
 * @param column from 1, counted in characters
 */
record Mark(int line, int column) {

    /** Where a text begins. */
    static final Mark BEGIN = new Mark(1, 1);

    /** Turns around what the parser counts from 0. */
    static Mark of(org.yaml.snakeyaml.error.Mark mark) {
        return mark == null ? BEGIN : new Mark(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
