package org.kdtoolkit.onnx.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.pooling.Pool;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TorchLayers;
import org.kdtoolkit.api.plugin.BackboneProvider;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.models.AudioVitConfig;
import org.kdtoolkit.models.BlockBackbone;
import org.kdtoolkit.models.Cnn14Config;
import org.kdtoolkit.models.ConvNetConfig;
import org.kdtoolkit.models.LinearConfig;
import org.kdtoolkit.models.LinearStart;
import org.kdtoolkit.models.MlpConfig;
import org.kdtoolkit.models.ModelsPlugin;
import org.kdtoolkit.models.NamedLayers;
import org.kdtoolkit.models.R2Plus1dConfig;
import org.kdtoolkit.models.ResNetConfig;
import org.kdtoolkit.models.TokenNetwork;
import org.kdtoolkit.models.VideoVitConfig;
import org.kdtoolkit.models.VitSize;
import org.kdtoolkit.onnx.graph.OnnxGraph;
import org.kdtoolkit.testkit.RandomWeights;

class NetworkWriterTest {

    private static final int CLASSES = 5;
    private static final double RELATIVE = 1e-4;

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        manager.getEngine().setRandomSeed(3);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    record Case(String type, Record settings, Shape created, Shape run) {

        static Case of(String type, Record settings, long... sample) {
            return new Case(type, settings, new Shape(sample), new Shape(sample));
        }

        BackboneProvider provider() {
            return new ModelsPlugin().provider(Kind.BACKBONE, type);
        }

        Backbone create(NDManager manager) {
            Backbone network =
                    provider().create(settings, BackboneContext.of(created, CLASSES, manager));
            RandomWeights.into(network.state(), 11);
            return network;
        }
    }

    private static VideoVitConfig video(boolean classToken, Integer... patch) {
        return new VideoVitConfig(
                VitSize.TINY,
                Optional.of(24),
                Optional.of(3),
                Optional.of(4),
                List.of(patch),
                classToken);
    }

    private static AudioVitConfig audio(boolean classToken, Integer... patch) {
        return new AudioVitConfig(
                VitSize.TINY,
                Optional.of(24),
                Optional.of(3),
                Optional.of(4),
                List.of(patch),
                classToken);
    }

    static Stream<Case> networks() {
        return Stream.of(
                Case.of("convnet", new ConvNetConfig(List.of(32, 64, 128)), 1, 28, 28),
                Case.of("convnet", new ConvNetConfig(List.of(6)), 3, 9, 7),
                Case.of("linear", new LinearConfig(LinearStart.TORCH), 40),
                Case.of("convnet", new ConvNetConfig(List.of(4, 5, 6, 7)), 3, 13, 18),
                Case.of("mlp", new MlpConfig(List.of(256, 128), 0), 40),
                Case.of("mlp", new MlpConfig(List.of(7), 0.5), 3),
                Case.of("resnet", new ResNetConfig(18), 3, 32, 32),
                Case.of("resnet", new ResNetConfig(34), 1, 21, 33),
                Case.of("resnet", new ResNetConfig(50), 3, 24, 32),
                Case.of("r2plus1d", new R2Plus1dConfig(10, 64), 3, 4, 18, 18),
                Case.of("r2plus1d", new R2Plus1dConfig(34, 64), 1, 2, 16, 16),
                Case.of("cnn14", new Cnn14Config(24, 4), 1, 70, 64),
                Case.of("cnn14", new Cnn14Config(9, 2), 1, 32, 32),
                Case.of("video-vit", video(true, 2, 8, 8), 3, 4, 16, 24),
                Case.of("video-vit", video(false, 1, 8, 4), 3, 2, 16, 16),
                Case.of("video-vit", video(true, 1, 8, 8), 3, 16, 24),
                new Case(
                        "video-vit",
                        video(true, 2, 8, 8),
                        new Shape(3, 4, 16, 24),
                        new Shape(3, 6, 24, 16)),
                Case.of("audio-vit", audio(true, 4, 16), 1, 32, 16),
                Case.of("audio-vit", audio(false, 8, 2), 1, 32, 16),
                new Case(
                        "audio-vit",
                        audio(true, 4, 16),
                        new Shape(1, 32, 16),
                        new Shape(1, 64, 16)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void givesInOnnxRuntimeWhatTheNetworkGives(Case network) throws OrtException {
        String engine = manager.getEngine().getEngineName();
        Assumptions.assumeTrue(network.provider().runsOn(engine), "does not run on " + engine);
        Backbone backbone = network.create(manager);
        WrittenNetwork written = WrittenNetwork.of(backbone, network.run());
        try (OrtSession session = written.session()) {
            for (int size : new int[] {1, 3}) {
                NDArray batch = manager.randomNormal(new Shape(size).addAll(network.run()));
                NDList output = oneByOne(backbone, batch);
                Map<String, float[]> results = WrittenNetwork.run(session, batch);
                check(results.get("embedding"), output.get(0));
                check(results.get("logits"), output.get(1));
                check(results.get("probabilities"), output.get(1).softmax(1));
                check(results.get("each"), Activation.sigmoid(output.get(1)));
            }
        }
    }

    /**
     * Embeddings and class scores. On some processors the convolutions of PyTorch 2.7.1 are wrong
     * where several samples have more than 16 channels and no multiple of that, as inside of
     * R(2+1)D; those of a single small sample are made elsewhere.
     */
    private static NDList oneByOne(Backbone network, NDArray batch) {
        NDList embeddings = new NDList();
        NDList logits = new NDList();
        for (NDArray sample : batch.split(batch.getShape().get(0))) {
            StudentOutput output = network.forward(sample, false);
            embeddings.add(output.embedding());
            logits.add(output.logits());
        }
        return new NDList(NDArrays.concat(embeddings), NDArrays.concat(logits));
    }

    private static void check(float[] actual, NDArray expected) {
        float[] values = expected.toFloatArray();
        double largest = expected.abs().max().getFloat();
        assertThat(largest).isPositive().isFinite();
        assertThat(actual).hasSameSizeAs(values);
        for (int i = 0; i < values.length; i++) {
            assertThat((double) actual[i]).isCloseTo(values[i], within(RELATIVE * largest));
        }
    }

    @Test
    void isTriedWithEveryNetworkThereIs() {
        List<String> all =
                new ModelsPlugin().providers().stream().map(Provider::name).sorted().toList();
        assertThat(networks().map(Case::type).distinct().sorted().toList()).isEqualTo(all);
    }

    @Test
    void namesOperatorsAfterTheirLayersAndPutsNormsIntoThem() {
        Backbone network =
                Case.of("convnet", new ConvNetConfig(List.of(4, 5)), 3, 9, 7).create(manager);
        WrittenNetwork written = WrittenNetwork.of(network, new Shape(3, 9, 7));
        assertThat(written.nodes())
                .containsExactly(
                        "body.0+body.1/Conv",
                        "MaxPool_0",
                        "Relu_1",
                        "body.4+body.5/Conv",
                        "Relu_2",
                        "ReduceMean_4",
                        "embedding",
                        "head/Gemm",
                        "logits",
                        "Softmax_5",
                        "probabilities",
                        "Sigmoid_6",
                        "each");
        assertThat(
                        written.model().getGraph().getInitializerList().stream()
                                .map(TensorProto::getName))
                .containsExactly(
                        "body.0+body.1.weight",
                        "body.0+body.1.bias",
                        "body.4+body.5.weight",
                        "body.4+body.5.bias",
                        "Constant_3",
                        "head.weight",
                        "head.bias");
    }

    @Test
    void leavesTheHeadOutWhereNobodyAsksForClassScores() {
        Backbone network = Case.of("mlp", new MlpConfig(List.of(4), 0), 3).create(manager);
        OnnxGraph graph = new OnnxGraph("network");
        String input = graph.input("input", DataType.FLOAT, List.of("batch", "3"));
        NetworkOutputs outputs = NetworkWriter.write(graph, "mlp", network, input, new Shape(3));
        graph.output("embedding", outputs.embedding(), DataType.FLOAT, List.of("batch", "4"));
        assertThat(graph.model("test", "1", Map.of()).getGraph().getInitializerList())
                .extracting(TensorProto::getName)
                .containsExactly("body.0+body.1.weight", "body.0+body.1.bias");
    }

    @Test
    void saysWhichLayerOfWhichNetworkDoesNotDescribeItself() {
        NamedLayers body =
                new NamedLayers()
                        .add("conv", TorchLayers.conv2d(3, 4, 3))
                        .add(Pool.maxPool2dBlock(new Shape(2, 2)));
        Backbone network =
                BlockBackbone.of(
                        new TokenNetwork(body, 4, "head", CLASSES),
                        BackboneContext.of(new Shape(3, 8, 8), CLASSES, manager));
        OnnxGraph graph = new OnnxGraph("network");
        assertThatThrownBy(
                        () ->
                                NetworkWriter.write(
                                        graph, "own", network, "input", new Shape(3, 8, 8)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "the network 'own' can't be written as ONNX: its layer LambdaBlock"
                            + " 'maxPool2d' does not describe what it computes; its author adds"
                            + " that by Backbone.describe, until then export it as safetensors");
    }

    @Test
    void refusesANetworkThatIsLargerThanAFile() {
        Backbone network = Case.of("mlp", new MlpConfig(List.of(4), 0), 3).create(manager);
        OnnxGraph graph = new OnnxGraph("network");
        assertThatThrownBy(
                        () ->
                                NetworkWriter.write(
                                        graph, "mlp", network, "input", new Shape(3), 100))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "the network 'mlp' has 228 bytes of weights, and an ONNX file takes 100;"
                                + " export it as safetensors");
    }
}
