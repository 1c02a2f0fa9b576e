package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

/** Both published forms of the network with the same weights. */
class Cnn14ParityTest {

    private static final double TOLERANCE = 1e-3;

    static List<String> forms() {
        return Fixture.namesIn("cnn14", "", "/logmel");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void hearsWhatThePublishedNetworkHears(String form) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Fixture fixture = Fixture.load("cnn14", manager);
            NDArray sound = fixture.get(form + "/logmel");
            NDArray embedding = fixture.get(form + "/embedding");
            NDArray scores = fixture.get(form + "/clipwise_output");
            HashedWeights weights = HashedWeights.of("cnn14_state_dict.json", form);
            int channels = Math.toIntExact(weights.shape("conv_block1.conv1.weight").get(0));
            Backbone backbone =
                    Networks.provider("cnn14")
                            .create(
                                    new Cnn14Config(width(embedding), channels),
                                    BackboneContext.of(
                                            sound.getShape().slice(1), width(scores), manager));

            weights.assertNames(backbone.state());
            weights.fill(backbone.state(), manager);

            StudentOutput output = backbone.forward(sound, false);
            check("embedding", output.embedding(), embedding);
            check("clipwise_output", Activation.sigmoid(output.logits()), scores);
        }
    }

    private static int width(NDArray rows) {
        return Math.toIntExact(rows.getShape().get(1));
    }

    private static void check(String what, NDArray actual, NDArray expected) {
        double largest = expected.abs().max().getFloat();
        new Closeness(TOLERANCE, TOLERANCE * largest).check(what, actual, expected);
    }
}
