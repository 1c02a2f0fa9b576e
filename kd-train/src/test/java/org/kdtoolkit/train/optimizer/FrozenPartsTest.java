package org.kdtoolkit.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.Course;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.baselines.simkd.SimKdNetworkConfig;
import org.kdtoolkit.config.KeyPath;
import org.kdtoolkit.config.plugin.RegisteredNetworks;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.models.ConvNetConfig;
import org.kdtoolkit.train.config.FreezeConfig;
import org.kdtoolkit.train.config.OptimizerConfig;

class FrozenPartsTest {

    private final Registry registry =
            Registry.builder().addServices(FrozenPartsTest.class.getClassLoader()).build();
    private final NDManager manager = NDManager.newBaseManager();
    private final NetworkSpec convnet =
            new NetworkSpec("convnet", new ConvNetConfig(List.of(4, 6)));
    private final Backbone student = made(convnet);
    private final StudentParts extended =
            StudentParts.ofExtended(
                    made(
                            new NetworkSpec(
                                    "simkd", new SimKdNetworkConfig(convnet, 4, List.of(1, 1), 2))),
                    "network.",
                    student);

    private Backbone made(NetworkSpec network) {
        return registry.create(
                Kind.BACKBONE,
                network.type(),
                network.settings(),
                BackboneContext.of(
                        new Shape(1, 8, 8), 3, manager, new RegisteredNetworks(registry)));
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private static FrozenParts frozen(StudentParts student, String... parts) {
        return FrozenParts.of(
                List.of(new FreezeConfig(List.of(parts), Optional.of(5))),
                optimizer(1, 1),
                9,
                student);
    }

    private static Set<String> firstNames(Map<String, Integer> epochs) {
        return epochs.keySet().stream()
                .map(name -> name.substring(0, name.indexOf('.')))
                .collect(Collectors.toSet());
    }

    @Test
    void theBackboneIsAllButTheHead() {
        Map<String, Integer> epochs = frozen(StudentParts.of(student), "backbone").epochs();
        assertThat(firstNames(epochs)).containsExactly("body");
        assertThat(epochs.values()).containsOnly(5);
    }

    @Test
    void whatIsAroundTheConfiguredStudentIsOfTheHead() {
        assertThat(firstNames(frozen(extended, "backbone").epochs())).containsExactly("network");
        assertThat(firstNames(frozen(extended, "head").epochs()))
                .containsExactlyInAnyOrder("transfer", "classifier");
    }

    @Test
    void partsAreCalledAsInTheConfiguredStudent() {
        assertThat(frozen(extended, "body.0").epochs())
                .containsOnlyKeys("network.body.0.weight", "network.body.0.bias");
        assertThat(frozen(extended, "layer1").epochs())
                .containsKey("network.body.0.weight")
                .doesNotContainKey("network.body.4.weight");
    }

    @Test
    void aHeadThatTheExtendedStudentDoesWithoutMayBeNamed() {
        assertThat(frozen(extended, "head.weight", "body.0").objections()).isEmpty();
    }

    @Test
    void refusesAPartThatNobodyHasAndNamesThoseOfTheConfiguredStudent() {
        assertThatThrownBy(() -> frozen(extended, "bdy").epochs())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "training.freeze.0.parts.0: the student has no part 'bdy' (there are:"
                                + " backbone, head, layer1, layer2, body, body.0, body.1, body.4,"
                                + " body.5); did you mean 'body'?");
    }

    @Test
    void somethingMovesAtLast() {
        FreezeConfig body = new FreezeConfig(List.of("backbone"), Optional.empty());
        FreezeConfig aroundIt = new FreezeConfig(List.of("head"), Optional.empty());
        FreezeConfig layer = new FreezeConfig(List.of("layer1"), Optional.empty());

        assertThat(FrozenParts.of(List.of(body), optimizer(0, 1), 9, extended).objections())
                .containsOnlyKeys(KeyPath.parse("training.optimizer.head-scale"));
        assertThat(FrozenParts.of(List.of(aroundIt), optimizer(1, 0), 9, extended).objections())
                .containsOnlyKeys(KeyPath.parse("training.optimizer.backbone-scale"));
        assertThat(FrozenParts.of(List.of(layer), optimizer(0, 1), 9, extended).objections())
                .isEmpty();
        assertThat(FrozenParts.of(List.of(body), optimizer(1, 0), 9, extended).objections())
                .isEmpty();
        FreezeConfig lasting = new FreezeConfig(List.of("backbone"), Optional.of(9));
        assertThat(FrozenParts.of(List.of(lasting), optimizer(0, 1), 9, extended).objections())
                .containsOnlyKeys(KeyPath.parse("training.optimizer.head-scale"));
        assertThat(FrozenParts.of(List.of(lasting), optimizer(0, 1), 10, extended).objections())
                .isEmpty();
    }

    private static OptimizerConfig optimizer(double headScale, double backboneScale) {
        return new OptimizerConfig.Sgd(
                0.1, Course.constant(0), 0, false, 1, headScale, backboneScale, true);
    }
}
