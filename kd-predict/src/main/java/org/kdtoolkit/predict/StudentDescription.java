package org.kdtoolkit.predict;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.kdtoolkit.api.config.Distinct;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.model.NetworkSpec;

/**
 * All that using a student takes besides its weights: what stands in the metadata of {@code
 * student.safetensors}, and in {@code student.json}.
 *
 * @param form the version of this form
 * @param network with all settings, defaults too
 * @param classes in the order of the scores
 * @param head without one, a student has embeddings alone
 */
public record StudentDescription(
        @Doc("the version of this form") @Range(min = 1) int form,
        @Doc("the network") NetworkSpec network,
        @Doc("what it perceives") StudentInput input,
        @Doc("the classes in the order of the scores") @Distinct List<String> classes,
        @Doc("whether something is of one of the classes, or of any number of them") Labels labels,
        @Doc("whether class scores mean anything") boolean head,
        @Doc("how many samples went through the network at a time when it was judged")
                @Range(min = 1)
                int batchSize,
        @Doc("where it comes from, and how well it does") Origin origin) {

    /** The version of the form that this toolkit writes, and the newest that it can read. */
    public static final int FORM = 1;

    /** Copies the list. */
    public StudentDescription {
        classes = List.copyOf(classes);
    }

    /** The same of a student that is asked about so many inputs at a time. */
    StudentDescription inBatchesOf(int inputs) {
        return new StudentDescription(form, network, input, classes, labels, head, inputs, origin);
    }

    /** The shape of one sample, without the batch; -1 where it differs. */
    public Shape inputShape() {
        return new Shape(input.shape().stream().mapToLong(Long::longValue).toArray());
    }
}
