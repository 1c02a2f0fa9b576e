package org.kdtoolkit.baselines.simkd;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.ParameterList;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.kdtoolkit.api.model.StudentOutput;

/** A {@link SimKdNetwork} as a block: its parameters are those that it computes with. */
final class SimKdBlock extends AbstractBlock {

    private final SimKdNetwork network;
    private final int classes;

    /**
     * Puts the parts together.
     *
     * @param network computes; initialised
     * @param inner the network in it
     * @param transfer its transfer
     * @param classifier its head
     * @param classes the number of classes
     */
    SimKdBlock(SimKdNetwork network, Block inner, Block transfer, Block classifier, int classes) {
        this.network = network;
        this.classes = classes;
        addChildBlock("network", inner);
        addChildBlock("transfer", transfer);
        addChildBlock("classifier", classifier);
    }

    /** Without the head of the network in it, which nobody reads. */
    @Override
    public ParameterList getParameters() {
        ParameterList all = new ParameterList();
        network.state().entries().forEach(all::add);
        return all;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> params) {
        StudentOutput output = network.forward(inputs.singletonOrThrow(), training);
        return new NDList(output.featureMap(), output.embedding(), output.logits());
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        long batch = inputs[0].get(0);
        int width = network.featureMap().width();
        return new Shape[] {
            new Shape(batch, network.featureMap().tokens(), width),
            new Shape(batch, width),
            new Shape(batch, classes)
        };
    }
}
