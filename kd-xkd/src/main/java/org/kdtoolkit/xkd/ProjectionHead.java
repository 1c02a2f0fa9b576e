package org.kdtoolkit.xkd;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.initializer.UniformInitializer;
import ai.djl.util.PairList;
import org.kdtoolkit.api.distill.Cosine;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;

/**
 * What students and teachers are compared by: [B, D] to [B, K]. Two hidden layers with one layer
 * norm that both share and exact GELU, a bottleneck cut to length 1, and its products with K
 * directions, normalised over them. Each direction is a weight v over its length, times a scale g
 * that stays as it is.
 */
public final class ProjectionHead extends AbstractBlock implements Stateful {

    private static final float EPSILON = 1e-5f;
    private static final float DEVIATION = 0.02f;
    private static final int[] ROW = {1};

    private final int width;
    private final HeadConfig sizes;
    private final Linear first;
    private final LayerNorm norm;
    private final Linear second;
    private final Linear bottleneck;
    private final Parameter scale;
    private final Parameter directions;

    /**
     * A head with fresh weights, once it is initialised.
     *
     * @param width the width D of its input
     * @param sizes those of its layers
     */
    public ProjectionHead(int width, HeadConfig sizes) {
        this.width = width;
        this.sizes = sizes;
        this.first = addChildBlock("first", linear(sizes.hidden()));
        this.norm = addChildBlock("norm", LayerNorm.builder().axis(1).optEpsilon(EPSILON).build());
        this.second = addChildBlock("second", linear(sizes.hidden()));
        this.bottleneck = addChildBlock("bottleneck", linear(sizes.bottleneck()));
        this.scale =
                addParameter(
                        Parameter.builder()
                                .setName("weight_g")
                                .setType(Parameter.Type.OTHER)
                                .optRequiresGrad(false)
                                .optInitializer(Initializer.ONES)
                                .build());
        this.directions =
                addParameter(
                        Parameter.builder()
                                .setName("weight_v")
                                .setType(Parameter.Type.WEIGHT)
                                .optInitializer(
                                        new UniformInitializer(
                                                (float) (1 / Math.sqrt(sizes.bottleneck()))))
                                .build());
    }

    private static Linear linear(int units) {
        Linear layer = Linear.builder().setUnits(units).build();
        layer.setInitializer(new NormalInitializer(DEVIATION), Parameter.Type.WEIGHT);
        return layer;
    }

    /** Makes its weights, which belong to the manager. */
    void initialize(NDManager manager) {
        initialize(manager, DataType.FLOAT32, new Shape(1, width));
    }

    @Override
    public StateDict state() {
        return StateDict.builder()
                .add("mlp.0", first)
                .add("mlp.1", norm)
                .add("mlp.3", second)
                .add("mlp.6", bottleneck)
                .add("last_layer.weight_g", scale)
                .add("last_layer.weight_v", directions)
                .build();
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {new Shape(inputs[0].get(0), sizes.outputs())};
    }

    @Override
    protected void prepare(Shape[] inputs) {
        scale.setShape(new Shape(sizes.outputs(), 1));
        directions.setShape(new Shape(sizes.outputs(), sizes.bottleneck()));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        first.initialize(manager, type, new Shape(1, width));
        norm.initialize(manager, type, new Shape(1, sizes.hidden()));
        second.initialize(manager, type, new Shape(1, sizes.hidden()));
        bottleneck.initialize(manager, type, new Shape(1, sizes.hidden()));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        NDList hidden = activated(parameters, first.forward(parameters, inputs, training));
        hidden = activated(parameters, second.forward(parameters, hidden, training));
        NDArray unit =
                Cosine.unit(bottleneck.forward(parameters, hidden, training).singletonOrThrow());
        return new NDList(normalized(projected(parameters, unit, training)));
    }

    private NDList activated(ParameterStore parameters, NDList hidden) {
        return new NDList(
                Activation.gelu(norm.forward(parameters, hidden, true).singletonOrThrow()));
    }

    private NDArray projected(ParameterStore parameters, NDArray unit, boolean training) {
        Device device = unit.getDevice();
        // a view belongs to its source's manager, and would stay with the weights
        NDArray v =
                parameters.getValue(directions, device, training).reshape(-1, sizes.bottleneck());
        NDArray g = parameters.getValue(scale, device, training).reshape(1, sizes.outputs());
        v.attach(unit.getManager());
        g.attach(unit.getManager());
        NDArray lengths = v.square().sum(ROW).sqrt();
        return unit.matMul(v.transpose()).mul(g.div(lengths));
    }

    private NDArray normalized(NDArray outputs) {
        NDManager manager = outputs.getManager();
        Shape each = new Shape(sizes.outputs());
        return LayerNorm.layerNorm(outputs, each, manager.ones(each), manager.zeros(each), EPSILON)
                .singletonOrThrow();
    }
}
