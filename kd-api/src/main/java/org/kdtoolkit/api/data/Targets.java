package org.kdtoolkit.api.data;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The labels of a batch. A row may be without: then it counts in no loss on labels, and is related
 * to no other.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public sealed interface Targets permits SingleLabelTargets, MultiLabelTargets, SoftTargets {

    /**
     * Exactly one class a sample.
     *
     * @param classes [B] int64, from 0 to C-1
     */
    static SingleLabelTargets singleLabel(NDArray classes) {
        return new SingleLabelTargets(classes, Labelled.all(classes));
    }

    /**
     * Any number of classes a sample.
     *
     * @param indicators [B, C] float32 of 0 and 1
     */
    static MultiLabelTargets multiLabel(NDArray indicators) {
        return new MultiLabelTargets(indicators, Labelled.all(indicators));
    }

    /**
     * A share of each class a sample.
     *
     * @param shares [B, C] float32 from 0 to 1
     * @param kind of the labels that they are shares of
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    static SoftTargets soft(NDArray shares, TargetKind kind) {
        return new SoftTargets(shares, kind, Labelled.all(shares));
    }

    /**
     * The labels in an array, as DJL's losses are given them.
     *
     * @param labels classes [B] int64, or indicators [B, C] of several labels
     */
    static Targets of(NDArray labels) {
        return labels.getShape().dimension() == 1 ? singleLabel(labels) : multiLabel(labels);
    }

    /** How many labels a sample has. */
    TargetKind kind();

    /**
     * Which rows have labels, [B]; what stands in the others means nothing. All have, unless {@link
     * #withLabelled} was called.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    boolean[] labelled();

    /**
     * The same, of which only some rows have labels.
     *
     * @param rows [B]
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    Targets withLabelled(boolean[] rows);

    /**
     * Which pairs of samples belong together: of one class, or, with several labels, with at least
     * one in common. A sample belongs to itself.
     *
     * @return [B, B] float32 of 0 and 1
     */
    NDArray related();

    /**
     * The class loss of the rows with labels: cross entropy for single labels; for several, binary
     * cross entropy, its mean over samples and classes. 0 where no row has a label.
     *
     * @param logits [B, C] class scores before softmax or sigmoid; their manager owns the result
     * @return a scalar
     */
    NDArray classLoss(NDArray logits);

    /**
     * The mean of numbers of the rows with labels; 0, and without a gradient, where no row has one.
     *
     * @param values [B, ...] float32, finite; their manager owns the result
     * @return a scalar
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default NDArray meanOfLabelled(NDArray values) {
        return new Labelled(labelled()).mean(values);
    }

    /**
     * Refuses a batch in which labels are missing, for a loss that has no part of it to leave out.
     *
     * @param reader names the loss in the message
     * @throws IllegalArgumentException if a row has no label
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default void requireAllLabelled(String reader) {
        List<Integer> without = new Labelled(labelled()).without();
        if (!without.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s reads labels, but these rows of the batch have none: %s; leave them out"
                            .formatted(reader, without));
        }
    }

    /** The labels of some of the samples. */
    Targets rows(Rows rows);
}
