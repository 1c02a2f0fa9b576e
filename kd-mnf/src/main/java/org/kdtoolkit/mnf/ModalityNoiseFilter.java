package org.kdtoolkit.mnf;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.List;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.TorchLayers;

/**
 * The network of the Modality Noise Filter, as a DJL block.
 *
 * <p>A gate looks at the teacher's embedding a and at the mean of the student's tokens, and lets
 * through what of a belongs to the sample:
 *
 * <pre>
 * g = sigmoid(Linear(ReLU(BatchNorm(Linear([a, mean(tokens)])))))
 * selected = g * a
 * joint = ReLU(BatchNorm(Linear(Attention(query = selected, keys = values = tokens))))
 * logits = Linear(joint)
 * </pre>
 *
 * <p>Inputs: the teacher's embedding [B, D], the student's feature map [B, K, D]. Outputs: see
 * {@link MnfOutput}. A single sample has no variance: in training too it is normalised by the batch
 * norms' running statistics, which it does not move.
 *
 * <p>Weights and running statistics have the names and layouts of the published implementation.
 *
 * <p>Source: Xia et al., Robust Cross-Modal Knowledge Distillation for Unconstrained Videos, 2023.
 */
public final class ModalityNoiseFilter extends AbstractBlock implements Stateful {

    private static final int[] TOKENS = {1};
    private static final int[] HEADS = {1};

    private final int width;
    private final int classes;
    private final SequentialBlock composer;
    private final CrossAttention attention;
    private final SequentialBlock joint;
    private final Linear classifier;
    private final List<Parameter> gateWeights;

    private ModalityNoiseFilter(Builder builder) {
        width = builder.width;
        classes = builder.classes;
        Linear first = TorchLayers.linear(2L * width, width / 2);
        Linear last = TorchLayers.linear(width / 2, width);
        composer =
                addChildBlock(
                        "gated_feature_composer",
                        new SequentialBlock()
                                .add(first)
                                .add(TorchLayers.batchNorm())
                                .add(Activation.reluBlock())
                                .add(last));
        attention = addChildBlock("attn", new CrossAttention(width, builder.heads));
        joint =
                addChildBlock(
                        "trans_sv",
                        new SequentialBlock()
                                .add(TorchLayers.linear(width, width))
                                .add(TorchLayers.batchNorm())
                                .add(Activation.reluBlock()));
        classifier = addChildBlock("sv_cls_classifier", TorchLayers.linear(width, classes));
        gateWeights =
                List.of(
                        first.getDirectParameters().get("weight"),
                        last.getDirectParameters().get("weight"));
    }

    /** Starts a filter. */
    public static Builder builder() {
        return new Builder();
    }

    /** Creates the weights, as PyTorch's layers begin; no input shapes are needed. */
    public void initialize(NDManager manager) {
        initialize(manager, DataType.FLOAT32, new Shape(1, width), new Shape(1, 1, width));
    }

    /**
     * The weight matrices of the gate's linear layers, the first [D/2, 2D] and the last [D, D/2].
     */
    public List<Parameter> gateWeights() {
        return gateWeights;
    }

    /** The weights under the names of the published implementation. */
    @Override
    public StateDict state() {
        StateDict.Builder state = StateDict.builder();
        add(state, "gated_feature_composer", composer);
        state.add("attn", attention.state());
        add(state, "trans_sv", joint);
        return state.add("sv_cls_classifier", classifier).build();
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        long batch = inputs[0].get(0);
        Shape embedding = new Shape(batch, width);
        return new Shape[] {
            new Shape(batch, classes),
            embedding,
            embedding,
            embedding,
            new Shape(batch, 1, inputs[1].get(1))
        };
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        Shape embedding = new Shape(1, width);
        composer.initialize(manager, type, new Shape(1, 2L * width));
        attention.initialize(manager, type, embedding, new Shape(1, 1, width));
        joint.initialize(manager, type, embedding);
        classifier.initialize(manager, type, embedding);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDArray teacher = inputs.get(0);
        NDArray tokens = inputs.get(1);
        NDArray both = teacher.concat(tokens.mean(TOKENS), 1);
        NDArray gate = Activation.sigmoid(forward(composer, parameters, both, training));
        NDArray selected = gate.mul(teacher);
        NDList attended = attention.forward(parameters, new NDList(selected, tokens), training);
        NDArray embedding = forward(joint, parameters, attended.get(0), training);
        NDArray logits = forward(classifier, parameters, embedding, training);
        NDArray weights = attended.get(1).mean(HEADS, true);
        return new NDList(logits, embedding, selected, gate, weights);
    }

    private static NDArray forward(
            Block block, ParameterStore parameters, NDArray input, boolean training) {
        return block.forward(parameters, new NDList(input), training).singletonOrThrow();
    }

    private static void add(StateDict.Builder state, String prefix, SequentialBlock layers) {
        for (int i = 0; i < layers.getChildren().size(); i++) {
            state.add(prefix + "." + i, layers.getChildren().valueAt(i));
        }
    }

    /** Collects what a {@link ModalityNoiseFilter} is built of. */
    public static final class Builder {

        private int width;
        private int classes;
        private int heads = 2;

        private Builder() {}

        /** Sets the width D of both modalities' embeddings, even and a multiple of the heads. */
        public Builder setWidth(int width) {
            this.width = width;
            return this;
        }

        /** Sets the number of classes C. */
        public Builder setClasses(int classes) {
            this.classes = classes;
            return this;
        }

        /** Sets the number of attention heads; 2 if it is not called, as published. */
        public Builder optHeads(int heads) {
            this.heads = heads;
            return this;
        }

        /**
         * Builds the filter, without weights yet.
         *
         * @throws IllegalArgumentException if a number is missing, the width is odd or no multiple
         *     of the heads
         */
        public ModalityNoiseFilter build() {
            if (width < 2 || width % 2 != 0) {
                throw new IllegalArgumentException(
                        "the width must be even, as the gate halves it; found " + width);
            }
            if (heads < 1 || width % heads != 0) {
                throw new IllegalArgumentException(
                        "the width must be a multiple of the heads; found width %d and %d heads"
                                .formatted(width, heads));
            }
            if (classes < 1) {
                throw new IllegalArgumentException(
                        "the number of classes must be positive, found " + classes);
            }
            return new ModalityNoiseFilter(this);
        }
    }
}
