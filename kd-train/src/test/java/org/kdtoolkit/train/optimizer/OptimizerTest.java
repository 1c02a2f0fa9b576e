package org.kdtoolkit.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.initializer.NormalInitializer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.train.config.AdamConfig;
import org.kdtoolkit.train.config.OptimizerConfig;

class OptimizerTest {

    private static final OptimizerConfig SGD = new OptimizerConfig.Sgd(0.05, 0.01, 0.9, 1);
    private static final OptimizerConfig ADAM =
            new AdamConfig.Adam(0.05, 0.01, 0.9, 0.999, 1e-8, 1);

    private NDManager manager;
    private Parameter weight;
    private StateDict state;

    @BeforeEach
    void createWeight() {
        manager = NDManager.newBaseManager();
        weight = Parameter.builder().setType(Parameter.Type.GAMMA).setName("w").build();
        weight.setShape(new Shape(3));
        weight.initialize(manager, DataType.FLOAT32);
        weight.getArray().set(new float[] {0.5f, -1.25f, 2});
        state = StateDict.builder().add("w", weight).build();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    /** The weights after each of four steps, computed with PyTorch 2.13. */
    static Stream<Arguments> updates() {
        return Stream.of(
                Arguments.of(
                        SGD,
                        new double[][] {
                            {0.41975000500679016, -0.809374988079071, 1.9639999866485596},
                            {0.27534013986587524, -0.14865782856941223, 1.8965179920196533},
                            {0.13948018848896027, 0.44600823521614075, 1.8315945863723755},
                            {-0.026811527088284492, 0.7425814270973206, 1.7414579391479492}
                        }),
                Arguments.of(
                        new OptimizerConfig.Sgd(0.05, 0, 0, 1),
                        new double[][] {
                            {0.41999998688697815, -0.8100000023841858, 1.965000033378601},
                            {0.3479999899864197, -0.5460000038146973, 1.9308750629425049},
                            {0.3415199816226959, -0.5301600098609924, 1.9275479316711426},
                            {0.2773679792881012, -0.3780960142612457, 1.8943592309951782}
                        }),
                Arguments.of(
                        ADAM,
                        new double[][] {
                            {0.44999998807907104, -1.2000000476837158, 1.9500000476837158},
                            {0.40011030435562134, -1.1500741243362427, 1.900055170059204},
                            {0.3595397174358368, -1.109442114830017, 1.8589085340499878},
                            {0.3160891532897949, -1.0657916069030762, 1.8148291110992432}
                        }),
                Arguments.of(
                        new AdamConfig.Adam(0.05, 0, 0.8, 0.9, 0.1, 1),
                        new double[][] {
                            {0.4529411792755127, -1.200561761856079, 1.9562499523162842},
                            {0.4060742259025574, -1.1512163877487183, 1.9126365184783936},
                            {0.36970120668411255, -1.1123915910720825, 1.8792599439620972},
                            {0.32959526777267456, -1.0695393085479736, 1.8420876264572144}
                        }));
    }

    @ParameterizedTest
    @MethodSource("updates")
    void movesWeightsAsPyTorchDoes(OptimizerConfig config, double[][] expected) {
        Closeness closeness = new Closeness(1e-6, 1e-6);
        try (Optimizer optimizer = Optimizer.of(config, state, manager)) {
            for (int i = 0; i < expected.length; i++) {
                differentiate(i);
                optimizer.step(config.learningRate());
                closeness.check("step " + (i + 1), values(), expected[i]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("updates")
    void setsGradientsToZeroAndLeavesNoArrays(OptimizerConfig config, double[][] expected) {
        try (Optimizer optimizer = Optimizer.of(config, state, manager)) {
            differentiate(0);
            int before = manager.getManagedArrays().size();
            optimizer.step(0.1);
            assertThat(manager.getManagedArrays()).hasSize(before);
            assertThat(squaredNorm(optimizer)).isZero();
            assertThat(manager.getManagedArrays()).hasSize(before);
        }
    }

    @ParameterizedTest
    @MethodSource("updates")
    void continuesFromASavedStateAsIfNeverInterrupted(OptimizerConfig config, double[][] expected) {
        Map<String, NDArray> saved = new HashMap<>();
        long steps;
        try (Optimizer optimizer = Optimizer.of(config, state, manager)) {
            for (int i = 0; i < 2; i++) {
                differentiate(i);
                optimizer.step(config.learningRate());
            }
            steps = optimizer.steps();
            optimizer.sums().forEach((name, sum) -> saved.put(name, sum.duplicate()));
            saved.values().forEach(array -> array.attach(manager));
        }
        try (Optimizer optimizer = Optimizer.of(config, state, manager)) {
            optimizer.restore(steps, saved);
            for (int i = 2; i < expected.length; i++) {
                differentiate(i);
                optimizer.step(config.learningRate());
            }
        }
        new Closeness(1e-6, 1e-6).check("last step", values(), expected[expected.length - 1]);
    }

    @Test
    void aWeightOfTwoNamesMovesOnce() {
        StateDict tied = StateDict.builder().add("w", weight).add("tied", weight).build();
        OptimizerConfig plain = new OptimizerConfig.Sgd(0.1, 0, 0, 1);
        try (Optimizer optimizer = Optimizer.of(plain, tied, manager)) {
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                collector.backward(weight.getArray().sum());
            }
            optimizer.step(0.1);
        }
        Closeness.DEFAULT.check("weight", values(), new double[] {0.4, -1.35, 1.9});
    }

    @Test
    void refusesAStateOfAnotherNetwork() {
        try (Optimizer optimizer = Optimizer.of(SGD, state, manager)) {
            Map<String, NDArray> other = Map.of("w.velocity", manager.zeros(new Shape(4)));
            assertThatThrownBy(() -> optimizer.restore(1, other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("optimiser state 'w.velocity': expected shape (3), found (4)");
        }
    }

    @Test
    void measuresTheNormOfAllGradients() {
        try (Optimizer optimizer = Optimizer.of(SGD, state, manager);
                GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(weight.getArray().mul(manager.create(new float[] {3, 0, 4})).sum());
            assertThat(squaredNorm(optimizer)).isEqualTo(25);
        }
    }

    private float squaredNorm(Optimizer optimizer) {
        try (NDManager scratch = manager.newSubManager()) {
            return optimizer.squaredGradientNorm(scratch).orElseThrow().getFloat();
        }
    }

    @Test
    void aThawedWeightMovesAsOneThatBegins() {
        WeightGroup frozen = new WeightGroup(Map.of("w", weight), true, 1, 1);
        float[] before = weight.getArray().toFloatArray();
        TrainedWeights weights = new TrainedWeights(List.of(frozen), manager);
        try (Optimizer optimizer = Optimizer.of(ADAM, weights)) {
            optimizer.beginEpoch(1);
            assertThat(weight.getArray().hasGradient()).isFalse();
            optimizer.step(ADAM.learningRate());
            assertThat(weight.getArray().toFloatArray()).isEqualTo(before);
            Map<String, NDArray> saved = new HashMap<>();
            optimizer.sums().forEach((name, sum) -> saved.put(name, sum.duplicate()));
            optimizer.restore(optimizer.steps(), saved);
            optimizer.beginEpoch(2);
            differentiate(0);
            optimizer.step(ADAM.learningRate());
        }
        double[] afterOneStep = {0.44999998807907104, -1.2000000476837158, 1.9500000476837158};
        new Closeness(1e-6, 1e-6).check("first step", values(), afterOneStep);
    }

    @Test
    void weightsAreViewsOfOneArray() {
        assumeThat(manager.getEngine().getEngineName()).as("MXNet has none").isEqualTo("PyTorch");
        TrainedWeights weights = new TrainedWeights(WeightGroup.whole(state), manager);
        try (Optimizer optimizer = Optimizer.of(SGD, weights)) {
            differentiate(0);
            float[] gradient = weight.getArray().getGradient().toFloatArray();
            WeightArray array = weights.arrays().get(0);
            assertThat(array.parts(array.gradient(manager)).get("w").toFloatArray())
                    .isEqualTo(gradient);
            array.values().addi(1f);
            assertThat(weight.getArray().toFloatArray()).containsExactly(1.5f, -0.25f, 3);
            StateDict.overwrite(weight.getArray(), manager.create(new float[] {7, 8, 9}));
            assertThat(array.parts(array.values()).get("w").toFloatArray())
                    .containsExactly(7, 8, 9);
        }
    }

    /** More than the pieces that an optimiser goes by, which end where no weight does. */
    @ParameterizedTest
    @MethodSource("updates")
    void movesManyWeightsToTheBitAsOneByOne(OptimizerConfig config, double[][] expected) {
        int size = 600_011;
        Parameter many = ofShape("many", new Shape(size));
        NDArray begin = many.getArray().duplicate();
        NDArray factors = manager.randomNormal(new Shape(size));
        float[] atOnce;
        try (Optimizer optimizer = Optimizer.of(config, stateOf(many), manager)) {
            atOnce = stepped(optimizer, many, factors, config);
        }
        for (int first : new int[] {0, 262_100, 524_200, size - 200}) {
            String part = "%d:%d".formatted(first, first + 200);
            Parameter few = ofShape("few", new Shape(200));
            StateDict.overwrite(few.getArray(), begin.get(part));
            try (Optimizer optimizer = Optimizer.of(config, stateOf(few), manager)) {
                assertThat(stepped(optimizer, few, factors.get(part), config))
                        .isEqualTo(Arrays.copyOfRange(atOnce, first, first + 200));
            }
        }
    }

    private Parameter ofShape(String name, Shape shape) {
        Parameter parameter =
                Parameter.builder()
                        .setType(Parameter.Type.WEIGHT)
                        .setName(name)
                        .optInitializer(new NormalInitializer(1))
                        .build();
        parameter.setShape(shape);
        parameter.initialize(manager, DataType.FLOAT32);
        return parameter;
    }

    private static StateDict stateOf(Parameter parameter) {
        return StateDict.builder().add(parameter.getName(), parameter).build();
    }

    private float[] stepped(
            Optimizer optimizer, Parameter parameter, NDArray factors, OptimizerConfig config) {
        for (int i = 0; i < 3; i++) {
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                collector.backward(parameter.getArray().mul(factors).square().sum());
            }
            optimizer.step(config.learningRate());
        }
        return parameter.getArray().toFloatArray();
    }

    private void differentiate(int step) {
        try (NDManager scratch = manager.newSubManager();
                GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray factors = scratch.create(new float[] {1, 2, -0.5f});
            NDArray loss = factors.mul(weight.getArray()).add(0.3).square().sum();
            collector.backward(step == 2 ? loss.mul(0.1) : loss);
        }
    }

    private double[] values() {
        float[] values = weight.getArray().toFloatArray();
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
