package org.kdtoolkit.baselines.ccl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.kdtoolkit.api.distill.Cosine;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.TorchLayers;

/**
 * Composes a teacher's and a student's embedding into one that stands for a class, as a DJL block:
 * the student supplies the residual by which the teacher's embedding misses the class.
 *
 * <pre>
 * joint = a + Linear([a, v]),  a and v in the brackets scaled to length 1
 * logits = Linear(joint)
 * </pre>
 *
 * <p>Inputs: the teacher's embedding a [B, D], the student's embedding v [B, D]. Outputs: logits
 * [B, C], the joint embedding [B, D]. Works for a batch of any size, in training and evaluation
 * alike; a row of zeros stays zero.
 *
 * <p>Weights have the names and layouts of the published implementation.
 *
 * <p>Source: Chen et al., Distilling Audio-Visual Knowledge by Compositional Contrastive Learning,
 * CVPR 2021, the compositional embedding.
 */
public final class CompositionClassifier extends AbstractBlock implements Stateful {

    private final int width;
    private final int classes;
    private final boolean normalize;
    private final Linear residual;
    private final Linear classifier;

    /**
     * Creates the network, without weights yet.
     *
     * @param width the width D of both embeddings
     * @param classes the number of classes C
     * @param normalize whether embeddings are brought to length 1 before the residual is computed,
     *     as the published training does
     * @throws IllegalArgumentException if a number is not positive
     */
    public CompositionClassifier(int width, int classes, boolean normalize) {
        if (width < 1 || classes < 1) {
            throw new IllegalArgumentException(
                    "width and classes must be positive, found width %d and %d classes"
                            .formatted(width, classes));
        }
        this.width = width;
        this.classes = classes;
        this.normalize = normalize;
        residual = addChildBlock("mlp", TorchLayers.linear(2L * width, width));
        classifier = addChildBlock("fc", TorchLayers.linear(width, classes));
    }

    /** Creates the weights, as PyTorch's layers begin; no input shapes are needed. */
    public void initialize(NDManager manager) {
        initialize(manager, DataType.FLOAT32, new Shape(1, width), new Shape(1, width));
    }

    /** The weights under the names of the published implementation. */
    @Override
    public StateDict state() {
        return StateDict.builder().add("mlp", residual).add("fc", classifier).build();
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        long batch = inputs[0].get(0);
        return new Shape[] {new Shape(batch, classes), new Shape(batch, width)};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        residual.initialize(manager, type, new Shape(1, 2L * width));
        classifier.initialize(manager, type, new Shape(1, width));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray teacher = inputs.get(0);
        NDArray student = inputs.get(1);
        NDArray both =
                normalize
                        ? Cosine.unit(teacher).concat(Cosine.unit(student), 1)
                        : teacher.concat(student, 1);
        // the residual first, so that the result belongs to the manager of the forward pass
        NDArray joint =
                residual.forward(parameters, new NDList(both), training)
                        .singletonOrThrow()
                        .add(teacher);
        NDArray logits =
                classifier.forward(parameters, new NDList(joint), training).singletonOrThrow();
        return new NDList(logits, joint);
    }
}
