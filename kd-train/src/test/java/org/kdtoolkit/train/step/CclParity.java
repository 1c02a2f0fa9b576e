package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
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
import org.kdtoolkit.baselines.BaselinesPlugin;
import org.kdtoolkit.baselines.ccl.CclConfig;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.ObjectiveSpec;
import org.kdtoolkit.train.config.OptimizerConfig;
import org.kdtoolkit.train.config.WeightSchedule;
import org.kdtoolkit.train.optimizer.Optimizer;

/** Trains a fixture's linear student by CCL as the toolkit does it, and compares the figures. */
final class CclParity {

    /**
     * One of the method's objectives.
     *
     * @param teacher the teacher's name
     * @param weights what the names of its composition's weights begin with in the fixture
     * @param config the temperature and so on
     * @param weight of the student's side
     */
    record Part(String teacher, String weights, CclConfig config, double weight) {

        String state() {
            return teacher + ".objectives.0.";
        }
    }

    private static final String INPUT = "video";
    private static final Closeness LOSSES = new Closeness(1e-4, 1e-6);
    private static final Closeness GRADIENTS = new Closeness(1e-3, 1e-5);

    private final NDManager manager;
    private final Fixture fixture;
    private final FixtureParity parity;
    private final List<Part> parts;
    private final OptimizerConfig.Sgd sgd;
    private final Backbone student;
    private final AssembledMethod assembled;
    private final Method method;
    private final RecordingOptimizer learner;
    private final RecordingOptimizer distiller;
    private final TrainingStep step;

    /**
     * Builds all of a step.
     *
     * @param manager owns the networks
     * @param fixture the figures
     * @param parts the objectives
     * @param embeddings what each teacher says of a batch, by its name; a row whose sum is 0 is
     *     missing
     * @param classWeight of the student's class loss
     */
    CclParity(
            NDManager manager,
            Fixture fixture,
            List<Part> parts,
            Map<String, Function<Batch, NDArray>> embeddings,
            double classWeight) {
        this.manager = manager;
        this.fixture = fixture;
        parity = FixtureParity.of(fixture, GRADIENTS, GRADIENTS);
        this.parts = parts;
        sgd =
                new OptimizerConfig.Sgd(
                        fixture.number("hp/lr"),
                        fixture.number("hp/weight_decay"),
                        fixture.number("hp/momentum"),
                        1);
        long[] map = fixture.get("w/student.map.weight").getShape().getShape();
        int width = (int) map[0];
        int classes = (int) fixture.get("w/student.cls.weight").getShape().get(0);
        student = new TokenStudent((int) map[1], width, classes, manager);
        student.state().load(fixture.under("w/student."));
        assembled = method(width, classes);
        method = assembled.method();
        method.state().load(weights());
        learner =
                new RecordingOptimizer(
                        Optimizer.of(sgd, student.state(), manager), student.state());
        distiller =
                new RecordingOptimizer(Optimizer.of(sgd, method.state(), manager), method.state());
        Map<String, Teacher> teachers = new LinkedHashMap<>();
        embeddings.forEach((name, rows) -> teachers.put(name, new RowTeacher(width, rows)));
        step =
                new TrainingStep(
                        new TrainingStep.Learner(student, INPUT, learner),
                        new TrainingStep.Distiller(assembled, distiller, teachers),
                        ClassLoss.plain(classWeight));
    }

    /**
     * Learns from a batch.
     *
     * @param input [B, D0]
     * @param classes [B]
     * @param number the batch's number, from 0
     * @return the value of each loss term
     */
    Map<String, Double> run(NDArray input, NDArray classes, int number) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray tokens = input.expandDims(1);
            tokens.attach(scope);
            NDArray labels = classes.duplicate();
            labels.attach(scope);
            int size = (int) input.getShape().get(0);
            Batch batch =
                    Batch.of(
                            Subset.TRAIN,
                            IntStream.range(0, size).mapToObj(i -> "s" + i).toList(),
                            IntStream.range(number * size, (number + 1) * size).toArray(),
                            Map.of(INPUT, tokens),
                            Targets.singleLabel(labels));
            return step.run(
                            batch,
                            new Rates(sgd.learningRate(), sgd.learningRate()),
                            TrainingMoment.of(1, 1))
                    .values();
        }
    }

    /** Compares a term with the sum of published ones. */
    void checkLoss(double actual, String... keys) {
        double expected = 0;
        for (String key : keys) {
            expected += fixture.get(key).toFloatArray()[0];
        }
        LOSSES.check(String.join(" + ", keys), new double[] {actual}, new double[] {expected});
    }

    /** Compares the gradients of the first step. */
    void checkStudentGradients(String key) {
        checkGradients(key + "/student.", learner.gradients().get(0), "");
    }

    /** Compares the gradients of the first step. */
    void checkDistillerGradients(String key) {
        for (Part part : parts) {
            checkGradients(key + "/" + part.weights(), distiller.gradients().get(0), part.state());
        }
    }

    /** The greatest of the student's gradients in the first step. */
    double greatestStudentGradient() {
        return learner.gradients().get(0).values().stream()
                .mapToDouble(gradient -> gradient.abs().max().getFloat())
                .max()
                .orElseThrow();
    }

    /** Compares all weights. */
    void checkWeights(String key) {
        checkState(key + "/student.", student.state(), "");
        for (Part part : parts) {
            checkState(key + "/" + part.weights(), method.state(), part.state());
        }
    }

    private AssembledMethod method(int width, int classes) {
        List<ObjectiveSpec> objectives =
                parts.stream()
                        .map(
                                part ->
                                        new ObjectiveSpec(
                                                "ccl",
                                                part.weight(),
                                                new WeightSchedule.Constant(),
                                                Optional.of(part.teacher()),
                                                part.config()))
                        .toList();
        MethodSpec spec =
                new MethodSpec(
                        "ccl", Optional.empty(), Optional.empty(), objectives, Optional.empty());
        Map<String, TeacherShape> teachers = new LinkedHashMap<>();
        parts.forEach(part -> teachers.put(part.teacher(), TeacherShape.of(width, false)));
        DistillerContext context =
                DistillerContext.builder()
                        .setStudent(FeatureMapShape.token(width))
                        .optTeachers(teachers)
                        .setClasses(classes)
                        .setTrainingSamples(100)
                        .setManager(manager)
                        .build();
        Registry registry = Registry.builder().add(new BaselinesPlugin()).build();
        return new MethodAssembly(registry).assemble(spec, context);
    }

    private Map<String, NDArray> weights() {
        Map<String, NDArray> weights = new HashMap<>();
        for (Part part : parts) {
            fixture.under("w/" + part.weights())
                    .forEach((name, value) -> weights.put(part.state() + name, value));
        }
        return weights;
    }

    private void checkGradients(String prefix, Map<String, NDArray> actual, String own) {
        fixture.under(prefix)
                .keySet()
                .forEach(name -> parity.gradient(actual.get(own + name), prefix + name));
    }

    private void checkState(String prefix, StateDict state, String own) {
        fixture.under(prefix)
                .keySet()
                .forEach(
                        name ->
                                parity.value(
                                        state.entries().get(own + name).getArray(), prefix + name));
    }

    /**
     * Knows the rows of a table, but those whose sum is 0.
     *
     * @param width of the rows
     * @param rows of a batch, [B, D]
     */
    private record RowTeacher(int width, Function<Batch, NDArray> rows) implements Teacher {

        @Override
        public TeacherShape shape() {
            return TeacherShape.of(width, false);
        }

        @Override
        public TeacherOutput output(Batch batch, NDManager owner) {
            NDArray embedding = rows.apply(batch).duplicate();
            embedding.attach(owner);
            float[] sums = embedding.sum(new int[] {1}).toFloatArray();
            List<Integer> missing =
                    IntStream.range(0, sums.length).filter(i -> sums[i] == 0).boxed().toList();
            return TeacherOutput.of(embedding).withMissing(missing);
        }
    }
}
