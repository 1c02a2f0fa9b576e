package org.kdtoolkit.api.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.loss.SigmoidBinaryCrossEntropyLoss;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;

/** The labels of a batch. */
public sealed interface Targets permits Targets.SingleLabel, Targets.MultiLabel {

    /**
     * The labels in an array, as DJL's losses are given them.
     *
     * @param labels classes [B] int64, or indicators [B, C] of several labels
     */
    static Targets of(NDArray labels) {
        return labels.getShape().dimension() == 1
                ? new SingleLabel(labels)
                : new MultiLabel(labels);
    }

    /**
     * Which pairs of samples belong together: of one class, or, with several labels, with at least
     * one in common. A sample belongs to itself.
     *
     * @return [B, B] float32 of 0 and 1
     */
    NDArray related();

    /**
     * The class loss: cross entropy for single labels; for several, binary cross entropy, its mean
     * over samples and classes.
     *
     * @param logits [B, C] class scores before softmax or sigmoid; their manager owns the result
     * @return a scalar
     */
    NDArray classLoss(NDArray logits);

    /** The labels of some of the samples. */
    Targets rows(Rows rows);

    /**
     * Exactly one class a sample.
     *
     * @param classes [B] int64, from 0 to C-1
     */
    record SingleLabel(NDArray classes) implements Targets {

        @Override
        public NDArray related() {
            return classes.expandDims(1).eq(classes.expandDims(0)).toType(DataType.FLOAT32, false);
        }

        @Override
        public NDArray classLoss(NDArray logits) {
            return new SoftmaxCrossEntropyLoss().evaluate(new NDList(classes), new NDList(logits));
        }

        @Override
        public Targets rows(Rows rows) {
            long[] all = classes.toLongArray();
            long[] taken = rows.kept().stream().mapToLong(row -> all[row]).toArray();
            return new SingleLabel(classes.getManager().create(taken));
        }
    }

    /**
     * Any number of classes a sample.
     *
     * @param indicators [B, C] float32 of 0 and 1
     */
    record MultiLabel(NDArray indicators) implements Targets {

        @Override
        public NDArray related() {
            NDArray common = indicators.matMul(indicators.transpose()).gt(0);
            NDArray itself = indicators.getManager().eye((int) indicators.getShape().get(0));
            return common.logicalOr(itself.toType(DataType.BOOLEAN, false))
                    .toType(DataType.FLOAT32, false);
        }

        @Override
        public NDArray classLoss(NDArray logits) {
            return new SigmoidBinaryCrossEntropyLoss()
                    .evaluate(new NDList(indicators), new NDList(logits));
        }

        @Override
        public Targets rows(Rows rows) {
            return new MultiLabel(rows.of(indicators));
        }
    }
}
