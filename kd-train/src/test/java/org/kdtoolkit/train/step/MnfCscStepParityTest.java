package org.kdtoolkit.train.step;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.csc.CscConfig;
import org.kdtoolkit.csc.CscPlugin;
import org.kdtoolkit.mnf.GateNorm;
import org.kdtoolkit.mnf.MnfConfig;
import org.kdtoolkit.mnf.MnfPlugin;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;
import org.kdtoolkit.train.config.AdamConfig;
import org.kdtoolkit.train.config.FilterSpec;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.ObjectiveSpec;
import org.kdtoolkit.train.config.WeightSchedule;
import org.kdtoolkit.train.optimizer.Optimizer;

/** The published two-sided training, step by step: losses, gradients, weights. */
class MnfCscStepParityTest {

    private static final String TEACHER = "audio";
    private static final String FILTER = TEACHER + ".filter.";

    private static final Closeness LOSSES = new Closeness(1e-4, 1e-6);
    private static final Closeness GRADIENTS = new Closeness(1e-3, 1e-5);
    private static final String INPUT = "video";

    private NDManager manager;
    private Fixture fixture;
    private FixtureParity parity;
    private Backbone student;
    private AssembledMethod assembled;
    private Method method;
    private AdamConfig.Adam adam;
    private RecordingOptimizer learner;
    private RecordingOptimizer distiller;

    @BeforeEach
    void buildFromFixture() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("mnf_csc_step", manager);
        parity = FixtureParity.of(fixture, LOSSES, GRADIENTS);
        adam =
                new AdamConfig.Adam(
                        fixture.number("hp/lr"),
                        fixture.number("hp/weight_decay"),
                        0.9,
                        0.999,
                        1e-8,
                        fixture.number("hp/mnf_lr_ratio"));
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void givesThePublishedLossesInEveryStep() {
        TrainingStep step = step(fixture.number("hp/cls_v_weight"), fixture.number("hp/adj_loss"));
        for (int n = 0; n < batches(); n++) {
            Map<String, Double> terms = run(step, n);
            String out = "out/batch" + n + "/";
            check(out + "cls_v", terms.get(TrainingStep.CLASS_LOSS));
            check(out + "cls_n", terms.get("mnf-class"));
            check(out + "norm", terms.get("mnf-gate-norm"));
            check(out + "triplet", terms.get("mnf-triplet"));
            check(out + "adj", terms.get("csc"));
            check(
                    out + "distiller_loss",
                    terms.get("mnf-class") + terms.get("mnf-gate-norm") + terms.get("mnf-triplet"));
            check(out + "student_loss", terms.get(TrainingStep.CLASS_LOSS) + terms.get("csc"));
        }
    }

    @Test
    void sendsTheStudentsSideToTheStudentAndBothToTheDistiller() {
        run(step(fixture.number("hp/cls_v_weight"), fixture.number("hp/adj_loss")), 0);
        checkGradients("grad/student.", learner.gradients().get(0), "");
        checkGradients("grad/mnf.", distiller.gradients().get(0), FILTER);
    }

    @Test
    void keepsTheDistillersSideFromTheStudent() {
        run(step(0, 0), 0);
        checkGradients("grad_distiller_only/mnf.", distiller.gradients().get(0), FILTER);
        learner.gradients()
                .get(0)
                .forEach(
                        (name, gradient) ->
                                assertThat(gradient.abs().max().getFloat()).as(name).isZero());
    }

    @Test
    void hasThePublishedWeightsAfterEachStoredStep() {
        TrainingStep step = step(fixture.number("hp/cls_v_weight"), fixture.number("hp/adj_loss"));
        double distillerRate = adam.learningRate() * adam.distillerScale();
        List<String> stored = fixture.names("after", "/student.map.weight");
        for (int n = 1; n <= batches(); n++) {
            run(step, n - 1);
            if (stored.contains(String.valueOf(n))) {
                checkWeights(n, "student.", student.state(), "", learner, adam.learningRate());
                checkWeights(n, "mnf.", method.state(), FILTER, distiller, distillerRate);
            }
        }
    }

    private TrainingStep step(double classWeight, double objectiveWeight) {
        long[] map = fixture.get("w/student.map.weight").getShape().getShape();
        int classes = (int) fixture.get("w/student.cls.weight").getShape().get(0);
        int width = (int) map[0];
        student = new TokenStudent((int) map[1], width, classes, manager);
        student.state().load(fixture.under("w/student."));
        assembled = method(width, classes, objectiveWeight);
        method = assembled.method();
        Map<String, NDArray> weights = new HashMap<>();
        fixture.under("w/mnf.").forEach((name, value) -> weights.put(FILTER + name, value));
        method.state().load(weights);
        learner =
                new RecordingOptimizer(
                        Optimizer.of(adam, student.state(), manager), student.state());
        distiller =
                new RecordingOptimizer(Optimizer.of(adam, method.state(), manager), method.state());
        return new TrainingStep(
                new TrainingStep.Learner(student, INPUT, learner),
                new TrainingStep.Distiller(
                        assembled, distiller, Map.of(TEACHER, new StoredTeacher())),
                ClassLoss.plain(classWeight));
    }

    private AssembledMethod method(int width, int classes, double objectiveWeight) {
        MnfConfig mnf =
                new MnfConfig(
                        (int) fixture.number("hp/num_heads"),
                        fixture.number("hp/cls_n_weight"),
                        0.001,
                        GateNorm.PUBLISHED,
                        1,
                        fixture.number("hp/margin"));
        CscConfig csc =
                new CscConfig(
                        CscConfig.Scheme.ADAPTIVE_PUBLISHED, fixture.number("hp/threshold"), 0.07);
        Registry registry = Registry.builder().add(new MnfPlugin()).add(new CscPlugin()).build();
        assertThat(registry.names(Kind.FILTER)).containsExactly("mnf");
        MethodSpec spec =
                new MethodSpec(
                        "mnf+csc",
                        Optional.empty(),
                        Optional.of(
                                new FilterSpec(
                                        "mnf",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        mnf)),
                        List.of(
                                new ObjectiveSpec(
                                        "csc",
                                        objectiveWeight,
                                        new WeightSchedule.Constant(),
                                        Optional.empty(),
                                        csc)),
                        Optional.empty());
        DistillerContext context =
                DistillerContext.builder()
                        .setStudent(FeatureMapShape.token(width))
                        .optTeacher(TEACHER, TeacherShape.of(teacherWidth(), false))
                        .setClasses(classes)
                        .setTrainingSamples(100)
                        .setManager(manager)
                        .build();
        return new MethodAssembly(registry).assemble(spec, context);
    }

    private int teacherWidth() {
        return (int) fixture.get("in/batch0/audio").getShape().get(1);
    }

    private int batches() {
        return fixture.names("in/batch", "/audio").size();
    }

    private Map<String, Double> run(TrainingStep step, int n) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray video = fixture.get("in/batch" + n + "/video").duplicate();
            NDArray classes = fixture.get("in/batch" + n + "/targets").duplicate();
            video.attach(scope);
            classes.attach(scope);
            int size = (int) video.getShape().get(0);
            Batch batch =
                    Batch.of(
                            Subset.TRAIN,
                            IntStream.range(0, size).mapToObj(i -> "s" + i).toList(),
                            IntStream.range(n * size, (n + 1) * size).toArray(),
                            Map.of(INPUT, video),
                            Targets.singleLabel(classes));
            double rate = adam.learningRate();
            return step.run(
                            batch,
                            new Rates(rate, rate * adam.distillerScale()),
                            TrainingMoment.of(1, 1))
                    .values();
        }
    }

    private void check(String key, double actual) {
        parity.value(new double[] {actual}, key);
    }

    private void checkGradients(String prefix, Map<String, NDArray> actual, String own) {
        fixture.under(prefix)
                .keySet()
                .forEach(name -> parity.gradient(actual.get(own + name), prefix + name));
    }

    /**
     * Adam divides a gradient by its own size, so that one that is only rounding noise moves its
     * weight by up to a full rate in either direction.
     */
    private void checkWeights(
            int steps,
            String part,
            StateDict state,
            String own,
            RecordingOptimizer optimizer,
            double rate) {
        fixture.under("after" + steps + "/" + part)
                .forEach(
                        (name, expected) -> {
                            if (name.endsWith("num_batches_tracked")
                                    || name.contains("running_") && !hasTorchStatistics()) {
                                return;
                            }
                            NDArray actual = state.entries().get(own + name).getArray();
                            float[] values = actual.toFloatArray();
                            float[] wanted = expected.toFloatArray();
                            float[] least = leastGradient(optimizer, own + name, values.length);
                            for (int i = 0; i < values.length; i++) {
                                double atol = least[i] > 1e-4 ? 0.05 * rate : 2.1 * rate * steps;
                                if (!state.entries().get(own + name).requiresGradient()) {
                                    atol = 1e-5;
                                }
                                new Closeness(1e-6, atol)
                                        .check(
                                                part + name + " " + i + " after step " + steps,
                                                new double[] {values[i]},
                                                new double[] {wanted[i]});
                            }
                        });
    }

    /** MXNet takes in the biased variance, and moves statistics in each of the backward passes. */
    private boolean hasTorchStatistics() {
        return manager.getEngine().getEngineName().equals("PyTorch");
    }

    /** The least size that each of a weight's gradients had. */
    private static float[] leastGradient(RecordingOptimizer optimizer, String name, int size) {
        float[] least = new float[size];
        Arrays.fill(least, Float.POSITIVE_INFINITY);
        for (Map<String, NDArray> step : optimizer.gradients()) {
            float[] values =
                    step.containsKey(name) ? step.get(name).toFloatArray() : new float[size];
            for (int i = 0; i < size; i++) {
                least[i] = Math.min(least[i], Math.abs(values[i]));
            }
        }
        return least;
    }

    /** The stored embeddings of each batch. */
    private final class StoredTeacher implements Teacher {

        @Override
        public TeacherShape shape() {
            return TeacherShape.of(teacherWidth(), false);
        }

        @Override
        public TeacherOutput output(Batch batch, NDManager owner) {
            int n = batch.indices()[0] / batch.size();
            NDArray audio = fixture.get("in/batch" + n + "/audio").duplicate();
            audio.attach(owner);
            return TeacherOutput.of(audio);
        }
    }
}
