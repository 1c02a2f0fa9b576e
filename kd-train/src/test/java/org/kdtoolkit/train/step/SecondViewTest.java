package org.kdtoolkit.train.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kdtoolkit.train.step.WitnessedMethods.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.train.config.ObjectiveSpec;
import org.kdtoolkit.train.config.OptimizerConfig;
import org.kdtoolkit.train.optimizer.Optimizer;

/** Objectives that see each sample in a second view. */
class SecondViewTest {

    private static final OptimizerConfig SGD = new OptimizerConfig.Sgd(0.05, 0, 0.9, 1);
    private static final int SIZE = 4;
    private static final int TOKENS = 2;
    private static final int IN = 5;
    private static final int WIDTH = 6;
    private static final int CLASSES = 3;

    private final WitnessedMethods methods =
            new WitnessedMethods()
                    .witness("plain", facts -> facts)
                    .witness("twice", facts -> facts.secondView(config -> Optional.of("strong")))
                    .witness("other", facts -> facts.secondView(config -> Optional.of("weak")));

    private NDManager manager;
    private TokenStudent student;

    /** Says of a sample what it looks like, and leaves out the second. */
    private static final class Looking implements Teacher {

        private final List<float[]> seen = new ArrayList<>();

        @Override
        public TeacherShape shape() {
            return TeacherShape.of(IN, true);
        }

        @Override
        public TeacherOutput output(Batch batch, NDManager owner) {
            NDArray input = batch.input("image");
            seen.add(input.toFloatArray());
            NDArray embedding = input.mean(new int[] {1});
            return TeacherOutput.of(embedding)
                    .withLogits(embedding.get(":, :" + CLASSES))
                    .withMissing(List.of(1));
        }
    }

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        manager.getEngine().setRandomSeed(3);
        student = new TokenStudent(IN, WIDTH, CLASSES, manager);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void reachesTheObjectiveThatAsksForItWithWhatTheTeacherSaysOfIt() {
        Looking teacher = new Looking();
        Map<String, Double> losses;
        try (NDManager step = manager.newSubManager()) {
            Batch batch = batch(step);
            losses = learn(batch, teacher, "twice", "plain");
            ObjectiveStep seen = methods.of("twice").step();
            ObjectiveStep second = seen.second().orElseThrow();
            NDArray strong = batch.inputs("image", "strong").get(0);
            NDArray known = step.create(new int[] {0, 2, 3});
            assertThat(second.student().logits().toFloatArray())
                    .isEqualTo(student.forward(strong, true).logits().get(known).toFloatArray());
            assertThat(second.knowledge().embedding().toFloatArray())
                    .isEqualTo(strong.mean(new int[] {1}).get(known).toFloatArray());
            assertThat(second.batch().ids()).isEqualTo(seen.batch().ids()).hasSize(SIZE - 1);
            assertThat(seen.student().logits().toFloatArray())
                    .isEqualTo(
                            student.forward(batch.input("image"), true)
                                    .logits()
                                    .get(known)
                                    .toFloatArray());
            assertThat(teacher.seen)
                    .containsExactly(batch.input("image").toFloatArray(), strong.toFloatArray());
        }
        assertThat(methods.of("plain").step().second()).isEmpty();
        assertThat(losses).containsKeys("class", "class-second");
    }

    @Test
    void isNotAskedForWhereNoObjectiveSeesIt() {
        Looking teacher = new Looking();
        try (NDManager step = manager.newSubManager()) {
            Batch batch = batch(step);
            assertThat(learn(batch, teacher, "plain")).doesNotContainKey("class-second");
        }
        assertThat(methods.assemble(context(), objective("plain")).secondView()).isEmpty();
        assertThat(teacher.seen).hasSize(1);
    }

    @Test
    void trainsTheStudentByTheClassLossOfBothViews() {
        TrainingStep twice = step(new Looking(), "twice");
        try (NDManager step = manager.newSubManager()) {
            Batch batch = batch(step);
            List<Map<String, Double>> losses = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                losses.add(twice.run(batch, new Rates(0.1, 0.1), TrainingMoment.of(1, 1)).values());
            }
            for (String term : List.of("class", "class-second")) {
                assertThat(losses.get(19).get(term)).isLessThan(losses.get(0).get(term));
            }
        }
    }

    @Test
    void leavesNoArraysBehind() {
        TrainingStep twice = step(new Looking(), "twice");
        runOnce(twice);
        int before = manager.getManagedArrays().size();
        runOnce(twice);
        assertThat(manager.getManagedArrays().size()).isEqualTo(before);
    }

    private void runOnce(TrainingStep twice) {
        try (NDManager step = manager.newSubManager()) {
            twice.run(batch(step), new Rates(0.1, 0.1), TrainingMoment.of(1, 1)).values();
        }
    }

    @Test
    void isOneOfAStep() {
        assertThatThrownBy(
                        () -> methods.assemble(context(), objective("twice"), objective("other")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "method 'tried': its objectives ask for different second views (strong,"
                                + " weak), and a step has one; name the same");
    }

    private Map<String, Double> learn(Batch batch, Teacher teacher, String... objectives) {
        return step(teacher, objectives)
                .run(batch, new Rates(0, 0), TrainingMoment.of(1, 1))
                .values();
    }

    private TrainingStep step(Teacher teacher, String... objectives) {
        AssembledMethod method =
                methods.assemble(
                        context(),
                        List.of(objectives).stream()
                                .map(WitnessedMethods::objective)
                                .toArray(ObjectiveSpec[]::new));
        return new TrainingStep(
                new TrainingStep.Learner(
                        student, "image", Optimizer.of(SGD, student.state(), manager)),
                new TrainingStep.Distiller(
                        method,
                        Optimizer.of(SGD, method.method().state(), manager),
                        Map.of("image", teacher)),
                ClassLoss.plain(1));
    }

    private DistillerContext context() {
        return DistillerContext.builder()
                .setStudent(student.featureMap())
                .optTeacher("image", TeacherShape.of(IN, true))
                .setClasses(CLASSES)
                .setTrainingSamples(10)
                .setManager(manager)
                .build();
    }

    private static Batch batch(NDManager owner) {
        return Batch.of(
                        Subset.TRAIN,
                        IntStream.range(0, SIZE).mapToObj(i -> "s" + i).toList(),
                        IntStream.range(0, SIZE).toArray(),
                        Map.of("image", input(owner)),
                        Targets.singleLabel(owner.create(new long[] {0, 1, 2, 0})))
                .withInputs("image", "strong", List.of(input(owner)));
    }

    private static NDArray input(NDManager owner) {
        return owner.randomNormal(new Shape(SIZE, TOKENS, IN));
    }
}
