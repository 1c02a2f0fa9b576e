package org.kdtoolkit.baselines.simkd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.BackboneFactory;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.api.plugin.BackboneProvider;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.baselines.BaselinesPlugin;
import org.kdtoolkit.models.ConvNetConfig;
import org.kdtoolkit.models.ModelsPlugin;
import org.kdtoolkit.testkit.BackboneContract;
import org.kdtoolkit.testkit.Closeness;

/** With a network in it that has no stages, as the provider can't tell those of another's. */
class SimKdNetworkTest extends BackboneContract {

    private static final FeatureMapShape MAP = new FeatureMapShape(new Shape(5, 4), 3);

    private static final NetworkSpec CONVNET =
            new NetworkSpec("convnet", new ConvNetConfig(List.of(4, 6)));

    @Override
    protected BackboneProvider provider() {
        return new BaselinesPlugin().provider(Kind.BACKBONE, "simkd");
    }

    @Override
    protected Record settings() {
        return config(CONVNET, 2, 3);
    }

    private static SimKdNetworkConfig config(NetworkSpec network, int... grid) {
        return new SimKdNetworkConfig(network, 7, List.of(grid[0], grid[1]), 2);
    }

    @Override
    protected Shape input() {
        return new Shape(3, 5, 4);
    }

    @Override
    protected BackboneFactory networks() {
        return (type, settings, context) -> new GivenMap(MAP);
    }

    @Test
    void endsWithATransferAndAClassifierInThePlaceOfTheHead() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Backbone network = ofConvNet(manager, 2, 3);
            assertThat(network.state().entries().keySet())
                    .contains(
                            "network.body.0.weight",
                            "network.body.5.running_var",
                            "transfer.0.weight",
                            "transfer.7.running_mean")
                    .doesNotContain("network.head.weight", "transfer.0.bias")
                    .endsWith("classifier.weight", "classifier.bias");
            assertThat(network.head())
                    .containsExactlyInAnyOrder("classifier.weight", "classifier.bias");
            assertThat(network.featureMap()).isEqualTo(new FeatureMapShape(new Shape(2, 3), 7));
        }
    }

    @Test
    void hasTheStagesOfTheNetworkInIt() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Backbone network = ofConvNet(manager, 1, 1);
            assertThat(network.featureMap()).isEqualTo(FeatureMapShape.token(7));
            assertThat(network.stages()).containsOnlyKeys("layer1", "layer2");
            assertThat(network.preactivations()).containsOnlyKeys("layer1", "layer2");
            Map<String, Set<String>> weights = network.stageWeights();
            assertThat(weights.get("layer1")).contains("network.body.0.weight");
            assertThat(network.state().entries().keySet())
                    .containsAll(weights.get("layer1"))
                    .containsAll(weights.get("layer2"));
            assertThat(
                            network.forward(
                                            manager.ones(new Shape(2, 1, 8, 8)),
                                            false,
                                            Set.of("layer1"))
                                    .stage("layer1")
                                    .getShape())
                    .isEqualTo(new Shape(2, 16, 4));
        }
    }

    /** A vector's network has one token, a clip's has three axes. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "2,3,2"})
    void poolsMapsOfOtherAxesToOnePosition(String axes) {
        long[] sides = Stream.of(axes.split(",")).mapToLong(Long::parseLong).toArray();
        FeatureMapShape map = new FeatureMapShape(new Shape(sides), 3);
        try (NDManager manager = NDManager.newBaseManager()) {
            Shape sample = new Shape(3).addAll(map.grid());
            Backbone network =
                    SimKdNetwork.of(
                            config(CONVNET, 1, 1),
                            BackboneContext.of(
                                    sample,
                                    CLASSES,
                                    manager,
                                    (type, config, in) -> new GivenMap(map)));
            NDArray input = manager.randomNormal(new Shape(BATCH).addAll(sample));
            NDArray mean = input.reshape(BATCH, 3, -1).mean(new int[] {2}).expandDims(2);
            NDArray ofMean =
                    network.forward(mean.repeat(2, map.tokens()).reshape(input.getShape()), false)
                            .embedding();
            new Closeness(1e-4, 1e-5)
                    .check("embedding", network.forward(input, false).embedding(), ofMean);
            assertThat(network.forward(input, false).featureMap().getShape())
                    .isEqualTo(new Shape(BATCH, 1, 7));
        }
    }

    @Test
    void refusesAGridThatTheMapCannotBePooledTo() {
        try (NDManager manager = NDManager.newBaseManager()) {
            assertThatThrownBy(() -> ofConvNet(manager, 5, 1))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "the feature map of the network 'convnet' has the grid (4, 4), which"
                                    + " can't be pooled to (5, 1); 'grid' may be [1, 1] for all");
        }
    }

    @Test
    void refusesAGridOfOtherAxesAndAFactorThatLeavesNoChannel() {
        assertThatThrownBy(() -> new SimKdNetworkConfig(CONVNET, 7, List.of(2), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'grid' is a height and a width, such as [7, 7], found [2]");
        assertThatThrownBy(() -> new SimKdNetworkConfig(CONVNET, 7, List.of(2, 2), 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a width of 7 leaves the inner layers no channel with a factor of 8; choose"
                                + " a factor of at most 7");
    }

    private static Backbone ofConvNet(NDManager manager, int height, int width) {
        BackboneFactory networks =
                (type, settings, context) ->
                        new ModelsPlugin().provider(Kind.BACKBONE, type).create(settings, context);
        return new BaselinesPlugin()
                .provider(Kind.BACKBONE, "simkd")
                .create(
                        config(CONVNET, height, width),
                        BackboneContext.of(new Shape(1, 8, 8), CLASSES, manager, networks));
    }
}
