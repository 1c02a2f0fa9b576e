package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;

/**
 * Weights that an optimiser moves together. Where the engine allows it these are all weights of a
 * {@link WeightGroup}, side by side in one array, so that a step costs as many calls as it has
 * operations, however many weights there are.
 */
interface WeightArray {

    /** What the weights have in common. */
    WeightGroup group();

    /** The weights' values; changing them changes the weights. */
    NDArray values();

    /**
     * The gradient of {@link #values}, of the same shape.
     *
     * @param owner owns the array that is returned, and what is made of it; changing it changes the
     *     gradient
     */
    NDArray gradient(NDManager owner);

    /** How many weights these are. */
    int size();

    /**
     * Which of the weights have a gradient other than negative zeros alone.
     *
     * @param gradient as {@link #gradient} gave it
     */
    boolean[] reached(NDArray gradient);

    /**
     * The weights of a run in pieces of such a size that what a step makes of one stays near the
     * processor. Where that brings nothing it is a single one.
     */
    List<Piece> pieces(WeightRun run);

    /** All weights in pieces. */
    default List<Piece> pieces() {
        return pieces(WeightRun.whole(size()));
    }

    /** A piece of each array of the shape of {@link #values}. */
    @FunctionalInterface
    interface Piece {
        /**
         * The piece of an array.
         *
         * @param owner owns the result, unless it is the array itself; changing it changes the
         *     array
         */
        NDArray of(NDArray array, NDManager owner);
    }

    /**
     * Parts an array of the shape of {@link #values} by weights.
     *
     * @return each weight's part in the weight's shape, by its name; changing it changes the array,
     *     whose manager owns it
     */
    Map<String, NDArray> parts(NDArray array);
}
