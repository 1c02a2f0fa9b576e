package org.kdtoolkit.baselines.map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;
import org.kdtoolkit.api.model.Stateful;

/**
 * Compares the student's feature map with the teacher's. The grids may have one axis or several,
 * the same number on both sides; where their sizes differ, the larger map is
 * adaptive-average-pooled to the smaller one's size, axis by axis. The numbers of channels may
 * differ.
 */
public abstract sealed class MapLoss extends Loss implements Stateful
        permits AtLoss, HintLoss, NstLoss, VidLoss {

    MapLoss(String name) {
        super(name);
    }

    /**
     * The loss of a batch, as DJL's trainers call it.
     *
     * @param labels one array: the teacher's map [B, Dt, grid...]
     * @param predictions one array: the student's map [B, Ds, grid...]
     * @return a scalar
     * @throws IllegalArgumentException as {@link #evaluate(NDArray, NDArray)} does
     */
    @Override
    public final NDArray evaluate(NDList labels, NDList predictions) {
        return evaluate(predictions.singletonOrThrow(), labels.singletonOrThrow());
    }

    /**
     * The loss of a batch.
     *
     * @param student [B, Ds, grid...]: the student's map; its manager owns the result
     * @param teacher [B, Dt, grid...]: the teacher's map; whether a gradient flows to it is for
     *     each loss to say
     * @return a scalar
     * @throws IllegalArgumentException if the batches differ in size, or the grids in the number of
     *     axes
     */
    public final NDArray evaluate(NDArray student, NDArray teacher) {
        MapPair maps = MapPair.of(student, teacher);
        return compare(maps.student(), maps.teacher());
    }

    /**
     * The loss on a common grid of K positions.
     *
     * @param student [B, Ds, K]
     * @param teacher [B, Dt, K]
     */
    abstract NDArray compare(NDArray student, NDArray teacher);
}
