package org.kdtoolkit.train.trial;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.kdtoolkit.formats.random.Shuffle;

/**
 * With which row of its batch each row is mixed: one of those that have a label if it has one
 * itself, else one of the others, as half a label would be none.
 *
 * @param rows [B] the partner of each row; each row is one's partner
 */
record Partners(long[] rows) {

    /**
     * Draws partners; a row may be its own.
     *
     * @param labelled which rows have labels
     */
    static Partners drawn(boolean[] labelled, RandomGenerator random) {
        long[] rows = new long[labelled.length];
        draw(IntStream.range(0, rows.length).filter(row -> labelled[row]).toArray(), rows, random);
        draw(IntStream.range(0, rows.length).filter(row -> !labelled[row]).toArray(), rows, random);
        return new Partners(rows);
    }

    private static void draw(int[] group, long[] rows, RandomGenerator random) {
        int[] shuffled = group.clone();
        Shuffle.fromTheEnd(shuffled, random);
        for (int i = 0; i < group.length; i++) {
            rows[group[i]] = shuffled[i];
        }
    }
}
