package org.kdtoolkit.models;

/**
 * How large the blocks of a transformer are.
 *
 * @param width the tokens' width D
 * @param depth the number of blocks
 * @param heads the heads of each block's attention, a divisor of the width
 */
record TransformerSize(int width, int depth, int heads) {

    @Override
    public String toString() {
        return "width %d, depth %d, heads %d".formatted(width, depth, heads);
    }
}
