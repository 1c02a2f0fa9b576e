package org.kdtoolkit.train.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kdtoolkit.train.step.TellingBatch.LOGITS;
import static org.kdtoolkit.train.step.TellingBatch.MAP;
import static org.kdtoolkit.train.step.TellingBatch.told;
import static org.kdtoolkit.train.step.WitnessedMethods.filter;
import static org.kdtoolkit.train.step.WitnessedMethods.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.initializer.Initializer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.SingleLabelTargets;
import org.kdtoolkit.api.distill.DistillerLoss;
import org.kdtoolkit.api.distill.FilterStep;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.plugin.FilterProvider;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.train.config.ObjectiveSpec;
import org.kdtoolkit.train.config.WeightSchedule;

/** Objectives that read several teachers at once. */
class SeveralTeachersTest {

    private final NDManager manager = NDManager.newBaseManager();
    private final WitnessedMethods methods =
            new WitnessedMethods()
                    .witness("both", facts -> facts.severalTeachers().needs(Need.LOGITS))
                    .witness(
                            "both-aligned",
                            facts ->
                                    facts.severalTeachers()
                                            .needs(Need.ALIGNED_EMBEDDING, Need.FEATURE_MAP))
                    .witness("single", facts -> facts.needs(Need.EMBEDDING))
                    .add(
                            ObjectiveProvider.builder("remembering", NoKeys.class)
                                    .severalTeachers()
                                    .build((config, context) -> new Remembering(manager)))
                    .add(
                            ObjectiveProvider.builder("product", NoKeys.class)
                                    .severalTeachers()
                                    .build((config, context) -> SeveralTeachersTest::product))
                    .add(
                            FilterProvider.builder("thousand", NoKeys.class)
                                    .build((config, context) -> SeveralTeachersTest::thousand));

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void areSeenByNameAndInTheOrderInWhichTheObjectiveNamesThem() {
        TellingBatch batch = new TellingBatch(manager).teacher("a").teacher("b").teacher("c");
        losses(batch, objective("both", "c", "a"));

        Witness witness = methods.of("both");
        assertThat(witness.step().knowledgeByTeacher()).containsOnlyKeys("c", "a");
        assertThat(witness.step().knowledgeByTeacher().keySet()).containsExactly("c", "a");
        assertThat(told(witness.step().knowledge().embedding()))
                .containsExactly(300, 301, 302, 303, 304, 305);
        assertThat(witness.context().teachers().keySet()).containsExactly("c", "a");
        assertThat(witness.step().moment()).hasToString("epoch 1 of 10");
    }

    @Test
    void teachTheRowsThatAllOfThemKnow() {
        TellingBatch batch = new TellingBatch(manager).teacher("a", 1, 4).teacher("b", 0, 4);
        losses(batch, objective("both", "a", "b"));

        assertRows(methods.of("both").step(), 2, 3, 5);
    }

    @Test
    void teachTheSameRowsWhoeverStandsFirst() {
        TellingBatch batch = new TellingBatch(manager).teacher("a", 1, 4).teacher("b", 0, 4);
        losses(batch, objective("both", "b", "a"));

        assertRows(methods.of("both").step(), 2, 3, 5);
    }

    @Test
    void leaveOutWhatOnlyTheSecondDoesNotKnow() {
        TellingBatch batch = new TellingBatch(manager).teacher("a").teacher("b", 0, 3);
        losses(batch, objective("both", "a", "b"), objective("single"));

        assertRows(methods.of("both").step(), 1, 2, 4, 5);
        assertThat(told(methods.of("single").step().knowledge().target()))
                .containsExactly(100, 101, 102, 103, 104, 105);
    }

    @Test
    void leaveOutWhatOnlyTheFirstDoesNotKnow() {
        TellingBatch batch = new TellingBatch(manager).teacher("a", 5).teacher("b");
        losses(batch, objective("both", "a", "b"), objective("single", "b"));

        assertRows(methods.of("both").step(), 0, 1, 2, 3, 4);
        assertThat(told(methods.of("single").step().knowledge().target()))
                .containsExactly(200, 201, 202, 203, 204, 205);
    }

    /** Whatever the objective is given says that it is of these samples. */
    private static void assertRows(ObjectiveStep step, Integer... rows) {
        StudentOutput student = step.student();
        assertThat(told(student.embedding())).containsExactly(rows);
        assertThat(told(student.featureMap())).containsExactly(plus(MAP, rows));
        assertThat(told(student.logits())).containsExactly(plus(LOGITS, rows));
        assertThat(step.batch().ids())
                .containsExactly(Stream.of(rows).map("s%d"::formatted).toArray(String[]::new));
        assertThat(step.batch().indices())
                .containsExactly(Stream.of(rows).mapToInt(row -> 50 + row).toArray());
        assertThat(told(step.batch().input("image"))).containsExactly(rows);
        assertThat(((SingleLabelTargets) step.batch().targets()).classes().toLongArray())
                .containsExactly(Stream.of(rows).mapToLong(row -> row % 3).toArray());
        Map<String, Knowledge> knowledge = step.knowledgeByTeacher();
        assertThat(told(knowledge.get("a").embedding())).containsExactly(plus(100, rows));
        assertThat(told(knowledge.get("a").target())).containsExactly(plus(100, rows));
        assertThat(told(knowledge.get("a").logits().orElseThrow()))
                .containsExactly(plus(100 + LOGITS, rows));
        assertThat(told(knowledge.get("b").embedding())).containsExactly(plus(200, rows));
        assertThat(told(knowledge.get("b").target())).containsExactly(plus(200, rows));
        assertThat(told(knowledge.get("b").logits().orElseThrow()))
                .containsExactly(plus(200 + LOGITS, rows));
    }

    private static Integer[] plus(int base, Integer... rows) {
        return Stream.of(rows).map(row -> base + row).toArray(Integer[]::new);
    }

    @Test
    void teachNothingWhereNoSampleIsKnownToAll() {
        TellingBatch batch = new TellingBatch(manager).teacher("a", 0, 1, 2).teacher("b", 3, 4, 5);
        Losses losses = losses(batch, objective("both", "a", "b"), objective("single", "b"));

        assertThat(methods.of("both").steps()).isEmpty();
        assertThat(losses.student()).extracting(StudentLoss::name).containsExactly("b/one");
    }

    @Test
    void teachNothingWhereOneKnowsNoSample() {
        TellingBatch batch = new TellingBatch(manager).teacher("a").teacher("b", 0, 1, 2, 3, 4, 5);
        Losses losses = losses(batch, objective("both", "b", "a"), objective("single", "a"));

        assertThat(methods.of("both").steps()).isEmpty();
        assertThat(losses.student()).extracting(StudentLoss::name).containsExactly("a/one");
    }

    @Test
    void passGradientsToTheSamplesThatTheyAreOf() {
        TellingBatch batch = new TellingBatch(manager).teacher("a", 1, 4).teacher("b", 0, 4);
        Method method = methods.assemble(batch.context(), objective("product", "a", "b")).method();
        NDArray embedding = batch.student().embedding();
        embedding.setRequiresGradient(true);
        StudentOutput student =
                StudentOutput.of(batch.student().featureMap(), embedding, batch.student().logits());
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(method.losses(batch.step(student)).student().get(0).value());
        }

        assertThat(told(embedding.getGradient()))
                .containsExactly(0, 0, 102 * 202, 103 * 203, 0, 105 * 205);
    }

    @Test
    void areBroughtToTheStudentsWidthAndGridEachByItself() {
        TellingBatch all = new TellingBatch(manager).teacherOfWidth(7, "a").teacherOfWidth(9, "b");
        Method method =
                methods.assemble(all.context(), objective("both-aligned", "a", "b")).method();
        assertThat(method.state().entries().keySet())
                .containsExactly(
                        "a.teacher.projection.weight",
                        "a.teacher.projection.bias",
                        "a.map.projection.weight",
                        "a.map.projection.bias",
                        "b.teacher.projection.weight",
                        "b.teacher.projection.bias",
                        "b.map.projection.weight",
                        "b.map.projection.bias");

        TellingBatch some =
                new TellingBatch(manager).teacherOfWidth(7, "a", 1, 4).teacherOfWidth(9, "b", 0, 4);
        method.losses(all.step());
        method.losses(some.step());

        List<ObjectiveStep> steps = methods.of("both-aligned").steps();
        for (String teacher : List.of("a", "b")) {
            Knowledge whole = steps.get(0).knowledgeByTeacher().get(teacher);
            Knowledge part = steps.get(1).knowledgeByTeacher().get(teacher);
            assertThat(part.target().getShape()).isEqualTo(new Shape(3, 4));
            assertSameRows(part.target(), whole.target(), 2, 3, 5);
            assertSameRows(
                    part.featureMap().orElseThrow(), whole.featureMap().orElseThrow(), 2, 3, 5);
        }
    }

    private static void assertSameRows(NDArray part, NDArray whole, int... rows) {
        assertThat(part.getShape().get(0)).isEqualTo(rows.length);
        for (int i = 0; i < rows.length; i++) {
            assertThat(part.get(i).toFloatArray())
                    .usingComparatorWithPrecision(1e-3f)
                    .containsExactly(whole.get(rows[i]).toFloatArray());
        }
    }

    @Test
    void areReadBehindTheFilterOfOneOfThem() {
        TellingBatch batch = new TellingBatch(manager).teacher("a", 1, 4).teacher("b", 0, 4);
        Method method =
                methods.assemble(
                                batch.context(),
                                filter("thousand", "b"),
                                objective("both", "a", "b"))
                        .method();
        Losses losses = method.losses(batch.step());

        Map<String, Knowledge> knowledge = methods.of("both").step().knowledgeByTeacher();
        assertThat(told(knowledge.get("a").target())).containsExactly(102, 103, 105);
        assertThat(told(knowledge.get("b").target())).containsExactly(1202, 1203, 1205);
        assertThat(losses.distiller())
                .extracting(DistillerLoss::name)
                .containsExactly("b/thousand");
        assertThat(losses.student()).extracting(StudentLoss::name).containsExactly("a+b/one");
    }

    @Test
    void nameTheirTermsWithAPlusBetweenThem() {
        TellingBatch batch = new TellingBatch(manager).teacher("a").teacher("b");
        Losses losses =
                losses(
                        batch,
                        objective("both", "b", "a"),
                        objective("single", "b"),
                        objective("both", "a", "b"),
                        objective("single"));

        assertThat(losses.student())
                .extracting(StudentLoss::name)
                .containsExactly("a/one", "b/one", "b+a/one", "a+b/one");
    }

    @Test
    void nameTheWeightsOfTheirObjectivesWithAPlusBetweenThem() {
        TellingBatch batch = new TellingBatch(manager).teacher("a").teacher("b");
        Method method =
                methods.assemble(
                                batch.context(),
                                objective("remembering", "a", "b"),
                                objective("remembering", "a"),
                                objective("both", "a", "b"),
                                objective("remembering", "a", "b"),
                                objective("remembering", "b", "a"))
                        .method();

        assertThat(method.state().entries().keySet())
                .containsExactly(
                        "a.objectives.0.memory",
                        "a+b.objectives.0.memory",
                        "a+b.objectives.2.memory",
                        "b+a.objectives.0.memory");
    }

    @Test
    void areAskedForByTheMethodAllOfThem() {
        TellingBatch batch = new TellingBatch(manager).teacher("a").teacher("b").teacher("c");
        assertThat(methods.assemble(batch.context(), objective("both", "c", "b")).teachers())
                .containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void followTheWeightOfTheObjective() {
        TellingBatch batch = new TellingBatch(manager).teacher("a").teacher("b");
        ObjectiveSpec warming =
                new ObjectiveSpec(
                        "both",
                        8,
                        new WeightSchedule.WarmUp(4),
                        Optional.empty(),
                        Optional.of(List.of("a", "b")),
                        new NoKeys());
        assertThat(losses(batch, warming).student().get(0).value().getFloat()).isEqualTo(2);
    }

    @Test
    void areRefusedByAnObjectiveThatReadsOne() {
        TellingBatch batch = new TellingBatch(manager).teacher("a").teacher("b");
        assertThatThrownBy(() -> methods.assemble(batch.context(), objective("single", "a", "b")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "method 'tried': the objective 'single' reads one teacher, found 'teachers:"
                                + " [a, b]'; name one of them as 'teacher'");
    }

    @Test
    void mustBeThere() {
        TellingBatch batch = new TellingBatch(manager).teacher("sound").teacher("image");
        assertThatThrownBy(
                        () -> methods.assemble(batch.context(), objective("both", "image", "sund")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "method 'tried': there is no teacher 'sund'; did you mean 'sound'? (known:"
                                + " sound, image)");
    }

    private Losses losses(TellingBatch batch, ObjectiveSpec... objectives) {
        return methods.assemble(batch.context(), objectives).method().losses(batch.step());
    }

    /** The student's embedding times that of each teacher. */
    private static Losses product(ObjectiveStep step) {
        NDArray product =
                step.knowledgeByTeacher().values().stream()
                        .map(Knowledge::embedding)
                        .reduce(step.student().embedding(), NDArray::mul);
        return Losses.of(new StudentLoss("product", product.sum()));
    }

    /** Adds 1000 to what it is given. */
    private static Knowledge thousand(FilterStep step) {
        NDArray more = step.teacher().embedding().add(1000);
        return Knowledge.unfiltered(step.teacher())
                .withEmbedding(more)
                .withLosses(new DistillerLoss("thousand", more.sum()));
    }

    /** Has a weight. */
    private static final class Remembering implements Objective {

        private final StateDict state;

        Remembering(NDManager manager) {
            Parameter memory =
                    Parameter.builder()
                            .setName("memory")
                            .setType(Parameter.Type.OTHER)
                            .optShape(new Shape(1))
                            .optInitializer(Initializer.ZEROS)
                            .build();
            memory.initialize(manager, DataType.FLOAT32);
            state = StateDict.builder().add("memory", memory).build();
        }

        @Override
        public Losses evaluate(ObjectiveStep step) {
            return Losses.none();
        }

        @Override
        public StateDict state() {
            return state;
        }
    }
}
