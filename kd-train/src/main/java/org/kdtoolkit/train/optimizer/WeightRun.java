package org.kdtoolkit.train.optimizer;

/**
 * Neighbouring weights of a {@link WeightArray} that a step moves together.
 *
 * @param first the index of the first weight
 * @param end the index behind the last
 * @param whole whether these are all weights of the array
 * @param missed how many steps none of them was moved by
 */
record WeightRun(int first, int end, boolean whole, long missed) {

    /** All of so many weights, which every step has moved. */
    static WeightRun whole(int size) {
        return new WeightRun(0, size, true, 0);
    }
}
