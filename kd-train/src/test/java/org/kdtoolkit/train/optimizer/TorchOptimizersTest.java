package org.kdtoolkit.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.distill.Course;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.train.config.AdamConfig;
import org.kdtoolkit.train.config.ClipConfig;
import org.kdtoolkit.train.config.OptimizerConfig;
import org.kdtoolkit.train.config.Pace;
import org.kdtoolkit.train.config.RmspropForm;
import org.kdtoolkit.train.config.ScheduleConfig;
import org.kdtoolkit.train.config.WarmUpConfig;
import org.kdtoolkit.train.step.Rates;
import org.kdtoolkit.train.step.Updates;
import org.kdtoolkit.train.step.Updates.Side;

/** Weights and rates that {@code optimizers/torch.py} computed with PyTorch's own classes. */
class TorchOptimizersTest {

    private static final JsonNode TORCH = read();
    private static final double RATE = 0.05;
    private static final double SGD_RATE = 0.02;
    private static final int STEPS = 4;

    private NDManager manager;
    private Parameter weight;
    private Parameter bias;

    private static JsonNode read() {
        try (InputStream in =
                TorchOptimizersTest.class.getResourceAsStream("/optimizers/torch.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void createWeights() {
        manager = NDManager.newBaseManager();
        weight = parameter(new Shape(2, 3), 0.5f, -1.25f, 2, 0.25f, 1.5f, -0.75f);
        bias = parameter(new Shape(2), 0.1f, -0.2f);
    }

    private Parameter parameter(Shape shape, float... values) {
        Parameter parameter = Parameter.builder().setType(Parameter.Type.BETA).setName("w").build();
        parameter.setShape(shape);
        parameter.initialize(manager, DataType.FLOAT32);
        parameter.getArray().set(values);
        return parameter;
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void adamwDecaysWeightsThemselves() {
        OptimizerConfig config = new AdamConfig.Adamw(RATE, 0.1, 0.9, 0.999, 1e-8, 1);
        check("adamw", optimizer(config, alike()), RATE);
    }

    @Test
    void adamwSparesBiases() {
        OptimizerConfig config = new AdamConfig.Adamw(RATE, 0.1, 0.9, 0.999, 1e-8, 1);
        check("adamw-no-decay-on-bias", optimizer(config, groups(1, 1, false)), RATE);
    }

    @Test
    void decoupledDecayFollowsItsCourse() {
        Course rising =
                new Course(
                        0.2,
                        Optional.of(0.8),
                        Course.Shape.LINEAR,
                        Optional.empty(),
                        Course.By.STEP);
        OptimizerConfig config =
                new AdamConfig.Adamw(RATE, rising, 0.9, 0.999, 1e-8, 1, 1, 1, false);
        checkCourse("adamw-decay-rises", config, groups(1, 1, false), RATE);
    }

    @Test
    void addedDecayFollowsItsCourseToNothing() {
        OptimizerConfig config =
                new OptimizerConfig.Sgd(SGD_RATE, Course.cosine(0.5, 0), 0.9, false, 1, 1, 1, true);
        checkCourse("sgd-decay-falls", config, alike(), SGD_RATE);
    }

    private void checkCourse(
            String name, OptimizerConfig config, List<WeightGroup> groups, double rate) {
        try (Optimizer optimizer = optimizer(config, groups);
                Optimizer none = optimizer(sgd(0, false), List.of())) {
            Updates updates = Updates.plain(optimizer, none);
            for (int step = 0; step < STEPS; step++) {
                differentiate(step);
                TrainingTime time = new TrainingTime(step / 2, step % 2, 2);
                double decay = config.weightDecay().at(time.moment(STEPS / 2));
                updates.afterBatch(new Rates(rate, rate, Optional.of(decay)));
                checkWeights(name, step);
            }
        }
    }

    @Test
    void adamSparesBiases() {
        OptimizerConfig config = new AdamConfig.Adam(RATE, 0.1, 0.9, 0.999, 1e-8, 1);
        check("adam-no-decay-on-bias", optimizer(config, groups(1, 1, false)), RATE);
    }

    @Test
    void nesterovLooksAhead() {
        check("sgd-nesterov", optimizer(sgd(0.01, true), alike()), SGD_RATE);
    }

    @Test
    void rmspropDividesByARunningMean() {
        OptimizerConfig config = rmsprop(RATE, 0.1, 0.9, 1e-3, RmspropForm.TORCH, 0);
        check("rmsprop", optimizer(config, alike()), RATE);
    }

    @Test
    void rmspropHasMomentum() {
        OptimizerConfig config = rmsprop(SGD_RATE, 0, 0.99, 1e-8, RmspropForm.TORCH, 0.8);
        check("rmsprop-momentum", optimizer(config, alike()), SGD_RATE);
    }

    @Test
    void rmspropOfKerasHasItsEpsilonUnderTheRoot() {
        OptimizerConfig config = rmsprop(RATE, 0, 0.9, 1e-3, RmspropForm.KERAS, 0);
        check("rmsprop-keras", optimizer(config, alike()), RATE);
    }

    private static OptimizerConfig rmsprop(
            double rate,
            double decay,
            double alpha,
            double epsilon,
            RmspropForm form,
            double momentum) {
        return new OptimizerConfig.Rmsprop(
                rate, Course.constant(decay), alpha, epsilon, form, momentum, 1, 1, 1, true);
    }

    @Test
    void groupsHaveRatesOfTheirOwn() {
        check("sgd-groups", optimizer(sgd(0.01, false), groups(0.1, 10, true)), SGD_RATE);
    }

    @Test
    void gradientsAreScaledToANorm() {
        clipped("sgd-clip-norm", new ClipConfig(Optional.of(1.5), Optional.empty()));
    }

    @Test
    void gradientsAreCutToARange() {
        clipped("sgd-clip-value", new ClipConfig(Optional.empty(), Optional.of(0.7)));
    }

    @Test
    void gradientsAreCutToTheBitAsByTheEngine() {
        assumeThat(manager.getEngine().getEngineName()).isEqualTo("PyTorch");
        float[] gradients = {
            0.7f,
            Math.nextUp(0.7f),
            -0.7f,
            Math.nextDown(-0.7f),
            1e-40f,
            -0.3f,
            Float.NaN,
            Float.NEGATIVE_INFINITY,
            1e30f
        };
        Parameter nine = parameter(new Shape(gradients.length), new float[gradients.length]);
        List<WeightGroup> groups = List.of(new WeightGroup(Map.of("nine", nine), true, 1, 0));
        try (Optimizer optimizer = optimizer(sgd(0, false), groups);
                NDArray factors = manager.create(gradients);
                NDArray cut = factors.clip(-0.7, 0.7)) {
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                collector.backward(nine.getArray().mul(factors).sum());
            }
            optimizer.clipValue(0.7);
            assertThat(bits(nine.getArray().getGradient())).isEqualTo(bits(cut));
        }
    }

    private static int[] bits(NDArray array) {
        float[] values = array.toFloatArray();
        int[] bits = new int[values.length];
        Arrays.setAll(bits, i -> Float.floatToIntBits(values[i]));
        return bits;
    }

    private void clipped(String name, ClipConfig clip) {
        Optimizer optimizer = optimizer(sgd(0, false), alike());
        checkUpdates(name, optimizer, 1, Optional.of(clip), SGD_RATE);
    }

    @Test
    void anUpdateLearnsFromTheMeanOfSeveralBatches() {
        assumeThat(manager.getEngine().getEngineName()).as("MXNet overwrites").isEqualTo("PyTorch");
        OptimizerConfig config = new AdamConfig.Adam(RATE, 0, 0.9, 0.999, 1e-8, 1);
        checkUpdates("adam-accumulate", optimizer(config, alike()), 2, Optional.empty(), RATE);
    }

    @Test
    void theRestOfAnEpochMakesAnUpdateByItsOwnMean() {
        assumeThat(manager.getEngine().getEngineName()).as("MXNet overwrites").isEqualTo("PyTorch");
        OptimizerConfig config = new AdamConfig.Adam(RATE, 0, 0.9, 0.999, 1e-8, 1);
        try (Optimizer optimizer = optimizer(config, alike());
                Optimizer none = optimizer(sgd(0, false), List.of())) {
            Updates updates =
                    new Updates(
                            Map.of(Side.STUDENT, optimizer, Side.DISTILLER, none),
                            2,
                            Optional.empty(),
                            List.of(),
                            () -> {});
            Rates rates = new Rates(RATE, RATE);
            for (int batch = 0; batch < 3; batch++) {
                differentiate(batch);
                updates.afterBatch(rates);
            }
            updates.finish(rates);
            checkWeights("adam-accumulate-rest", 1);
        }
    }

    @Test
    void aWeightThatThawsBeginsAsInTheFirstStep() {
        OptimizerConfig config = new AdamConfig.Adam(RATE, 0.1, 0.9, 0.999, 1e-8, 1);
        List<WeightGroup> groups =
                List.of(
                        new WeightGroup(Map.of("weight", weight), true, 1, 0),
                        new WeightGroup(Map.of("bias", bias), true, 1, 2));
        try (Optimizer optimizer = optimizer(config, groups)) {
            for (int epoch = 1; epoch <= STEPS; epoch++) {
                optimizer.beginEpoch(epoch);
                differentiate(epoch - 1);
                optimizer.step(RATE);
                checkWeights("adam-thaw", epoch - 1);
            }
        }
    }

    @Test
    void anAverageFollowsTheWeights() {
        OptimizerConfig config = new AdamConfig.Adam(RATE, 0, 0.9, 0.999, 1e-8, 1);
        TrainedWeights weights = new TrainedWeights(alike(), manager);
        WeightsAverage average = new WeightsAverage(weights, 0.9);
        try (Optimizer optimizer = Optimizer.of(config, weights)) {
            for (int step = 0; step < STEPS; step++) {
                differentiate(step);
                optimizer.step(RATE);
                average.follow();
                float[] plain = weight.getArray().toFloatArray();
                average.swap();
                checkWeights("adam-average", step);
                average.swap();
                assertThat(weight.getArray().toFloatArray()).isEqualTo(plain);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.9999, 0.3, 0})
    void anAverageIsThatOfPyTorchAfterThousandsOfUpdates(double decay) {
        JsonNode expected = TORCH.path("averages").path(Double.toString(decay));
        int last = 4200;
        assertThat(expected.fieldNames()).toIterable().contains(Integer.toString(last));
        Parameter eight = parameter(new Shape(8), new float[8]);
        TrainedWeights weights =
                new TrainedWeights(
                        List.of(new WeightGroup(Map.of("eight", eight), true, 1, 0)), manager);
        WeightsAverage average = new WeightsAverage(weights, decay);
        int arrays = 0;
        for (int number = 1; number <= last; number++) {
            try (NDArray numbers = manager.create(eightNumbers(number))) {
                StateDict.overwrite(eight.getArray(), numbers);
            }
            average.follow();
            // each step of a training reads; MXNet would queue tens of thousands of operations
            double[] now = doubles(average.arrays().get("eight.average"));
            if (expected.has(Integer.toString(number))) {
                new Closeness(1e-6, 0)
                        .check(
                                "update " + number,
                                now,
                                doubles(expected.path(Integer.toString(number))));
            }
            if (number == 2) {
                arrays = arraysBeside(average);
            }
        }
        assertThat(arraysBeside(average)).isEqualTo(arrays);
        weights.close();
    }

    /** As {@code long_average} of {@code torch.py} sets them. */
    private static float[] eightNumbers(int update) {
        float[] numbers = new float[8];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = k + 1 + update * (k + 3) % 17 / 16f;
        }
        return numbers;
    }

    private static int arraysBeside(WeightsAverage average) {
        NDArray one = average.arrays().values().iterator().next();
        return one.getManager().getManagedArrays().size();
    }

    private List<WeightGroup> alike() {
        Map<String, Parameter> all = new LinkedHashMap<>();
        all.put("weight", weight);
        all.put("bias", bias);
        return List.of(new WeightGroup(all, true, 1, 0));
    }

    private List<WeightGroup> groups(double weightScale, double biasScale, boolean biasDecays) {
        return List.of(
                new WeightGroup(Map.of("weight", weight), true, weightScale, 0),
                new WeightGroup(Map.of("bias", bias), biasDecays, biasScale, 0));
    }

    private static OptimizerConfig sgd(double decay, boolean nesterov) {
        return new OptimizerConfig.Sgd(
                SGD_RATE, Course.constant(decay), 0.9, nesterov, 1, 1, 1, true);
    }

    private Optimizer optimizer(OptimizerConfig config, List<WeightGroup> groups) {
        return Optimizer.of(config, new TrainedWeights(groups, manager));
    }

    private void check(String name, Optimizer optimizer, double rate) {
        checkUpdates(name, optimizer, 1, Optional.empty(), rate);
    }

    private void checkUpdates(
            String name, Optimizer optimizer, int batches, Optional<ClipConfig> clip, double rate) {
        try (optimizer;
                Optimizer none = optimizer(sgd(0, false), List.of())) {
            Updates updates =
                    new Updates(
                            Map.of(Side.STUDENT, optimizer, Side.DISTILLER, none),
                            batches,
                            clip,
                            List.of(),
                            () -> {});
            int number = 0;
            for (int step = 0; step < STEPS; step++) {
                for (int batch = 0; batch < batches; batch++) {
                    differentiate(number++);
                    updates.afterBatch(new Rates(rate, rate));
                }
                checkWeights(name, step);
            }
        }
    }

    private void checkWeights(String name, int step) {
        JsonNode expected = TORCH.path("weights").path(name).path(step);
        Closeness closeness = new Closeness(1e-5, 1e-6);
        String place = name + ", step " + (step + 1);
        closeness.check(place, doubles(weight.getArray()), doubles(expected.path(0)));
        closeness.check(place, doubles(bias.getArray()), doubles(expected.path(1)));
    }

    private void differentiate(int number) {
        try (NDManager scratch = manager.newSubManager();
                GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray matrix = scratch.create(new float[] {1, 2, -0.5f, 0.5f, -1, 1.5f});
            NDArray ofWeight = matrix.reshape(2, 3).mul(weight.getArray()).add(0.3f).square().sum();
            NDArray vector = scratch.create(new float[] {3, -1});
            NDArray ofBias = vector.mul(bias.getArray()).add(0.2f).square().sum();
            NDArray loss = ofWeight.add(ofBias);
            collector.backward(number == 2 ? loss.mul(Scalars.beside(loss, 0.1)) : loss);
        }
    }

    private static double[] doubles(NDArray array) {
        float[] values = array.toFloatArray();
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    private static double[] doubles(JsonNode values) {
        double[] wide = new double[values.size()];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values.get(i).asDouble();
        }
        return wide;
    }

    @Test
    void cosineFallsWithEachStep() {
        checkRates(
                "cosine-by-step",
                new ScheduleConfig.Cosine(0.1, Pace.STEP),
                Optional.empty(),
                2,
                6,
                Pace.STEP);
    }

    @Test
    void warmsUpAndFallsWithEachStep() {
        checkRates(
                "warm-up-then-cosine-by-step",
                new ScheduleConfig.Cosine(0.1, Pace.STEP),
                Optional.of(new WarmUpConfig(Optional.empty(), Optional.of(5), 0.1, Pace.STEP)),
                2,
                6,
                Pace.STEP);
    }

    @Test
    void warmsUpAndFallsWithEachEpoch() {
        checkRates(
                "warm-up-then-cosine-by-epoch",
                new ScheduleConfig.Cosine(0, Pace.EPOCH),
                Optional.of(new WarmUpConfig(Optional.of(2), Optional.empty(), 0.25, Pace.EPOCH)),
                8,
                3,
                Pace.EPOCH);
    }

    private static void checkRates(
            String name,
            ScheduleConfig config,
            Optional<WarmUpConfig> warmUp,
            int epochs,
            int stepsAnEpoch,
            Pace pace) {
        Schedule schedule =
                Schedule.of(config, warmUp, epochs, Optional.of(Metric.fraction("top1")));
        List<Double> factors = new ArrayList<>();
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int step = 0; step < stepsAnEpoch; step++) {
                if (pace == Pace.STEP || step == 0) {
                    factors.add(
                            schedule.factor(
                                    new TrainingTime(epoch, step, stepsAnEpoch), List.of()));
                }
            }
        }
        double[] expected = doubles(TORCH.path("rates").path(name));
        assertThat(factors).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(factors.get(i)).as("rate %d", i).isCloseTo(expected[i], within(1e-7));
        }
    }
}
