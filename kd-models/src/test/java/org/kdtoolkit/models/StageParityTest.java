package org.kdtoolkit.models;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

/**
 * The blocks of the same networks of PyTorch's functions, with the weights and inputs of the other
 * parity tests. The figures were computed with PyTorch on the CPU in evaluation mode, by code that
 * was written for this test and ends with the published outputs. Of each stage [B, K, D] they are
 * 64 values at even distances, the first and the last among them.
 */
class StageParityTest {

    private static final double TOLERANCE = 1e-3;
    private static final int VALUES = 64;

    /**
     * A network of the figures.
     *
     * @param inputs the file that has the input
     * @param key the input's key there
     * @param weights the file that says how the weights are computed
     * @param list which of the file's lists, if it has several
     */
    private record Network(
            String name,
            String provider,
            Record settings,
            int classes,
            String inputs,
            String key,
            String weights,
            Optional<String> list) {

        static Network resnet() {
            return new Network(
                    "resnet18",
                    "resnet",
                    new ResNetConfig(18),
                    7,
                    "/resnet/figures.npz",
                    "in/images",
                    "/resnet/state_dict.json",
                    Optional.of("resnet18"));
        }

        static Network r2plus1d() {
            return new Network(
                    "r21d",
                    "r2plus1d",
                    new R2Plus1dConfig(10, 512),
                    51,
                    "/fixtures/r21d.npz",
                    "in/video",
                    "/fixtures/r21d_state_dict.json",
                    Optional.empty());
        }

        /** With fewer channels than published. */
        static Network cnn14() {
            return new Network(
                    "cnn14_narrow",
                    "cnn14",
                    new Cnn14Config(6, 4),
                    3,
                    "/fixtures/cnn14.npz",
                    "cnn14_emb512/logmel",
                    "/stages/state_dict.json",
                    Optional.of("cnn14_narrow"));
        }

        NDArray input(NDManager manager) throws IOException {
            return figures(inputs, manager).get(key);
        }

        Backbone create(NDArray input) throws IOException {
            NDManager manager = input.getManager();
            Backbone backbone =
                    Networks.provider(provider)
                            .create(
                                    settings,
                                    BackboneContext.of(
                                            input.getShape().slice(1), classes, manager));
            try (InputStream in = resource(weights)) {
                HashedWeights hashed =
                        list.isPresent() ? HashedWeights.of(in, list.get()) : HashedWeights.of(in);
                hashed.fill(backbone.state(), manager);
            }
            return backbone;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Network> networks() {
        return List.of(Network.resnet(), Network.r2plus1d(), Network.cnn14());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void givesWhatPyTorchsBlocksGive(Network network) throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray input = network.input(manager);
            Backbone backbone = network.create(input);

            StudentOutput output = backbone.forward(input, false, backbone.stages().keySet());

            Fixture figures = figures("/stages/figures.npz", manager);
            assertThat(output.stages().keySet())
                    .containsExactlyElementsOf(figures.names(network.name() + "/", ""));
            output.stages()
                    .forEach((stage, map) -> check(map, figures, network.name() + "/" + stage));
        }
    }

    private static void check(NDArray map, Fixture figures, String key) {
        float[] all = map.toFloatArray();
        float[] expected = figures.get(key).toFloatArray();
        double largest = figures.get(key).abs().max().getFloat();
        double[] values = new double[VALUES];
        double[] expectedValues = new double[VALUES];
        for (int i = 0; i < VALUES; i++) {
            values[i] = all[(int) (i * (all.length - 1L) / (VALUES - 1))];
            expectedValues[i] = expected[i];
        }
        new Closeness(TOLERANCE, TOLERANCE * largest).check(key, values, expectedValues);
    }

    private static Fixture figures(String file, NDManager manager) throws IOException {
        try (InputStream in = resource(file)) {
            return Fixture.read(file, in, manager);
        }
    }

    private static InputStream resource(String file) {
        return StageParityTest.class.getResourceAsStream(file);
    }
}
