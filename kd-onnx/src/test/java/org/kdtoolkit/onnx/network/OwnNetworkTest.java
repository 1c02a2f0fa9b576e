package org.kdtoolkit.onnx.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.FunctionLayer;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TorchLayers;
import org.kdtoolkit.models.BlockBackbone;
import org.kdtoolkit.models.NamedLayers;
import org.kdtoolkit.models.TokenNetwork;
import org.kdtoolkit.testkit.RandomWeights;

/** Networks that others put together, of DJL's layers and of functions. */
class OwnNetworkTest {

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        manager.getEngine().setRandomSeed(5);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void takesConvolutionsOverOneAxisInGroupsAndWithDistances() throws OrtException {
        Conv1d grouped =
                Conv1d.builder()
                        .setKernelShape(new Shape(3))
                        .setFilters(4)
                        .optDilation(new Shape(2))
                        .optPadding(new Shape(1))
                        .optStride(new Shape(2))
                        .optGroups(2)
                        .build();
        check(
                new NamedLayers().add("conv", grouped).add(Activation.tanhBlock()),
                4,
                new Shape(2, 11));
    }

    @Test
    void takesPaddedPoolsAndProductsOfValues() throws OrtException {
        Conv2d oblong =
                Conv2d.builder()
                        .setKernelShape(new Shape(3, 1))
                        .setFilters(5)
                        .optStride(new Shape(1, 2))
                        .optPadding(new Shape(1, 0))
                        .optBias(false)
                        .build();
        FunctionLayer swish =
                new FunctionLayer(
                        "swish",
                        array -> array.mul(Activation.sigmoid(array)),
                        (graph, value) -> graph.multiply(value, graph.sigmoid(value)));
        Shape three = new Shape(3, 3);
        Shape two = new Shape(2, 2);
        Shape one = new Shape(1, 1);
        NamedLayers body =
                new NamedLayers()
                        .add("conv", oblong)
                        .add(swish)
                        .add(FunctionLayer.maxPool(three, two, one))
                        .add(FunctionLayer.averagePool(three, one, one))
                        .add(Dropout.builder().optRate(0.5f).build())
                        .add(Activation.geluBlock());
        check(body, 5, new Shape(3, 12, 15));
    }

    @Test
    void joinsCutsAndTurnsAxes() throws OrtException {
        FunctionLayer doubled =
                new FunctionLayer(
                        "doubled",
                        array -> NDArrays.concat(new NDList(array, array.mul(2)), 1),
                        (graph, value) -> {
                            GraphValue two = graph.constant(new float[] {2}, new Shape(1));
                            return graph.concatenate(List.of(value, graph.multiply(value, two)), 1);
                        });
        FunctionLayer tail =
                new FunctionLayer(
                        "tail",
                        array -> array.get(":, :, 1:").transpose(0, 2, 1),
                        (graph, value) -> graph.transpose(graph.slice(value, 2, 1, 4), 0, 2, 1));
        NamedLayers body =
                new NamedLayers()
                        .add(doubled)
                        .add(tail)
                        .add(Blocks.batchFlattenBlock())
                        .add("fc", TorchLayers.linear(3 * 6, 7))
                        .add(Activation.sigmoidBlock());
        check(body, 7, new Shape(3, 4));
    }

    @Test
    void keepsALayerApartFromTheNormBehindItWhereBothAreUsed() throws OrtException {
        NamedLayers body =
                new NamedLayers()
                        .add("twice", new BeforeAndAfter())
                        .add(Pool.globalMaxPool2dBlock());
        List<String> nodes = check(body, 6, new Shape(2, 5, 5));
        assertThat(nodes).contains("twice.conv/Conv", "twice.conv+twice.bn/Conv");
    }

    /** Compares all outputs; returns the names of the operators. */
    private List<String> check(NamedLayers body, int width, Shape sample) throws OrtException {
        Backbone network =
                BlockBackbone.of(
                        new TokenNetwork(body, width, "head", 3),
                        BackboneContext.of(sample, 3, manager));
        RandomWeights.into(network.state(), 7);
        WrittenNetwork written = WrittenNetwork.of(network, sample);
        NDArray batch = manager.randomNormal(new Shape(4).addAll(sample));
        StudentOutput output = network.forward(batch, false);
        try (OrtSession session = written.session()) {
            Map<String, float[]> results = WrittenNetwork.run(session, batch);
            assertThat(results.get("embedding"))
                    .containsExactly(output.embedding().toFloatArray(), within(1e-5f));
            assertThat(results.get("logits"))
                    .containsExactly(output.logits().toFloatArray(), within(1e-5f));
        }
        return written.nodes();
    }
}
